//! The operations on witnesses, trees, proofs and records.

use crate::json::Json;
use crate::layer::{byte, need, Code, Refusal, Result};
use crate::requests::{data, fields, hex, list, number, object, text, unhex, wrong, Fields};
use crate::sha256::Hash;
use crate::tree::*;

pub fn written(w: &Witness) -> Json {
    object(fields! {
        "kind" => if w.kind == Kind::Tree { "tree" } else { "flat" }, "k" => w.k,
        "digest" => hex(&w.digest), "length" => w.length.to_string(), "resonance" => w.resonance,
        "timestamp" => w.timestamp.to_string(), "flags" => i64::from(w.flags),
    })
}

/// Reads a witness that has all its parts.
fn witness_of(w: &Json) -> Result<Witness> {
    let kind = match text(w, "kind")? {
        "flat" => Kind::Flat,
        "tree" => Kind::Tree,
        _ => return wrong("kind", "flat or tree"),
    };
    Ok(Witness {
        kind,
        k: number(w, "k")?,
        digest: hash(w.get("digest"), "digest")?,
        length: decimal(w, "length")?,
        resonance: number(w, "resonance")?,
        timestamp: decimal(w, "timestamp")?,
        flags: byte("flags", number(w, "flags")?)?,
    })
}

fn decimal(given: &Json, name: &str) -> Result<u64> {
    let text = text(given, name)?;
    match text.parse::<u64>() {
        Ok(value) if value.to_string() == text => Ok(value),
        _ => wrong(name, "a decimal number of 64 bits"),
    }
}

fn hash(text: &Json, name: &str) -> Result<Hash> {
    let hash = unhex(text).and_then(|bytes| Hash::try_from(bytes).ok());
    hash.map_or_else(|| wrong(name, "64 digits of lower-case hex"), Ok)
}

fn path(given: &Json) -> Result<Vec<Hash>> {
    list(given, "path")?.iter().map(|entry| hash(entry, "an entry of path")).collect()
}

fn written_path(path: &[Hash]) -> Vec<String> {
    path.iter().map(|entry| hex(entry)).collect()
}

pub fn flat(given: &Json) -> Result<Fields> {
    Ok(fields! { "witness" => written(&witness(&data(given, "data")?)?) })
}

pub fn tree(given: &Json) -> Result<Fields> {
    let (data, k) = (data(given, "data")?, number(given, "k")?);
    Ok(
        fields! { "witness" => written(&witness_tree(&data, k)?), "leaves" => leaves(&data, k)?.len() },
    )
}

pub fn verified(given: &Json) -> Result<Fields> {
    verify(&data(given, "data")?, &witness_of(given.get("witness"))?)?;
    Ok(Vec::new())
}

pub fn merged(given: &Json) -> Result<Fields> {
    let all = list(given, "witnesses")?.iter().map(witness_of).collect::<Result<Vec<_>>>()?;
    Ok(fields! { "witness" => written(&merge(&all)?) })
}

pub fn merkle_root(given: &Json) -> Result<Fields> {
    let leaf = |text: &Json| unhex(text).map_or_else(|| wrong("a leaf", "lower-case hex"), Ok);
    let leaves = list(given, "leaves")?.iter().map(leaf).collect::<Result<Vec<_>>>()?;
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    Ok(fields! { "root" => hex(&root(&hashes)) })
}

pub fn inclusion_proof(given: &Json) -> Result<Fields> {
    let hashes = leaves(&data(given, "data")?, number(given, "k")?)?;
    let (index, size) = (number(given, "index")?, hashes.len());
    need!(
        0 <= index && index < size as i64,
        Invalid,
        "index must be one of {size} leaves, got {index}"
    );
    let path = written_path(&inclusion_path(index as usize, &hashes));
    Ok(fields! { "leaf" => hex(&hashes[index as usize]), "path" => path, "size" => size })
}

pub fn inclusion(given: &Json) -> Result<Fields> {
    let (want, leaf) = (hash(given.get("root"), "root")?, hash(given.get("leaf"), "leaf")?);
    let (index, size) = (number(given, "index")?, number(given, "size")?);
    Ok(fields! { "valid" => verify_inclusion(want, leaf, index, size, &path(given)?)? })
}

pub fn consistency_proof(given: &Json) -> Result<Fields> {
    let hashes = leaves(&data(given, "data")?, number(given, "k")?)?;
    let (first, size) = (number(given, "first")?, hashes.len());
    need!(1 <= first && first <= size as i64, Invalid, "first must be 1..{size}, got {first}");
    let path = written_path(&consistency_path(first as usize, &hashes, true));
    Ok(fields! { "path" => path, "size" => size })
}

pub fn consistency(given: &Json) -> Result<Fields> {
    let old = hash(given.get("firstRoot"), "firstRoot")?;
    let new = hash(given.get("secondRoot"), "secondRoot")?;
    let (first, second) = (number(given, "first")?, number(given, "second")?);
    Ok(fields! { "valid" => verify_consistency(first, second, old, new, &path(given)?)? })
}

pub fn changed(given: &Json) -> Result<Fields> {
    let (before, after) = (data(given, "before")?, data(given, "after")?);
    Ok(fields! { "leaves" => changed_leaves(&before, &after, number(given, "k")?)? })
}

pub fn ranges(given: &Json) -> Result<Fields> {
    let parts = parts_of(given)?;
    let whole = join_parts(number(given, "k")?, number(given, "length")?, &parts)?;
    Ok(fields! { "witness" => written(&whole) })
}

/// Returns the parts of all groups: leaves have their places, so groups make no difference.
fn parts_of(group: &Json) -> Result<Vec<Part>> {
    let list = list(group, "parts")?;
    need!(!list.is_empty(), Invalid, "parts must hold at least one");
    let mut parts = Vec::new();
    for part in list {
        match part.get("parts") {
            Json::Null => parts.push(Part { at: number(part, "at")?, data: data(part, "data")? }),
            _ => parts.extend(parts_of(part)?),
        }
    }
    Ok(parts)
}

pub fn encoded(given: &Json) -> Result<Fields> {
    Ok(fields! { "record" => hex(&record_encode(&witness_of(given.get("witness"))?)?) })
}

pub fn decoded(given: &Json) -> Result<Fields> {
    let record = unhex(given.get("record")).unwrap_or_default();
    Ok(fields! { "witness" => written(&record_decode(&record)?) })
}
