//! Witnesses, trees, proofs and records: S11 to S13.

use std::collections::BTreeMap;

use crate::layer::{need, region, residue, sum, within, Code, Refusal, Result};
use crate::sha256::{sha256, Hash};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Flat,
    Tree,
}

#[derive(Clone, Debug)]
pub struct Witness {
    pub kind: Kind,
    pub k: i64,
    pub digest: Hash,
    pub length: u64,
    pub resonance: i64,
    pub timestamp: u64,
    pub flags: u8,
}

impl Witness {
    /// Refuses parts that do not fit together.
    pub fn require(&self) -> Result<()> {
        let k = self.k;
        let fits = if self.kind == Kind::Flat { k == 0 } else { (8..=16).contains(&k) };
        need!(fits, Invalid, "k must fit the kind, got {k}");
        residue("resonance", self.resonance)?;
        need!(self.length > 0, Invalid, "a witness must be of at least 1 byte");
        Ok(())
    }
}

pub fn leaf_hash(data: &[u8]) -> Hash {
    sha256(&[&[0], data])
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// Returns the largest power of two below n, which is at least 2.
fn split(n: usize) -> usize {
    n.next_power_of_two() / 2
}

/// Returns MTH of RFC 9162, section 2.1.1, over leaf hashes.
pub fn root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = hashes.split_at(split(hashes.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

pub fn leaves(data: &[u8], k: i64) -> Result<Vec<Hash>> {
    region(data)?;
    need!((8..=16).contains(&k), Invalid, "k must be 8..16, got {k}");
    Ok(data.chunks(1 << k).map(leaf_hash).collect())
}

fn of(kind: Kind, k: i64, digest: Hash, data: &[u8]) -> Witness {
    let (length, resonance) = (data.len() as u64, sum(data));
    Witness { kind, k, digest, length, resonance, timestamp: 0, flags: 0 }
}

pub fn witness(data: &[u8]) -> Result<Witness> {
    region(data)?;
    Ok(of(Kind::Flat, 0, sha256(&[data]), data))
}

pub fn witness_tree(data: &[u8], k: i64) -> Result<Witness> {
    Ok(of(Kind::Tree, k, root(&leaves(data, k)?), data))
}

pub fn verify(data: &[u8], claimed: &Witness) -> Result<()> {
    region(data)?;
    claimed.require()?;
    let (says, has) = (claimed.length, data.len());
    need!(says == has as u64, Invalid, "the witness is of {says} bytes, data has {has}");
    let right = match claimed.kind {
        Kind::Flat => witness(data)?,
        Kind::Tree => witness_tree(data, claimed.k)?,
    };
    need!(right.digest == claimed.digest, Witness, "the digest differs");
    need!(right.resonance == claimed.resonance, Conservation, "the resonance differs");
    Ok(())
}

pub fn merge(all: &[Witness]) -> Result<Witness> {
    need!(all.len() >= 2, Invalid, "a merge takes at least 2 witnesses, got {}", all.len());
    let mut merged = Witness { length: 0, resonance: 0, timestamp: 0, flags: 1, ..all[0].clone() };
    let mut digests: Vec<&[u8]> = Vec::new();
    for each in all {
        each.require()?;
        let alike = each.kind == merged.kind && each.k == merged.k;
        need!(alike, Invalid, "witnesses must be of one kind and k");
        let length = merged.length.checked_add(each.length);
        need!(length.is_some(), Invalid, "lengths must add up to at most 2^64-1");
        merged.length = length.unwrap_or(0);
        merged.resonance = (merged.resonance + each.resonance) % 96;
        merged.flags |= each.flags;
        merged.timestamp = merged.timestamp.max(each.timestamp);
        digests.push(&each.digest);
    }
    merged.digest = sha256(&digests);
    Ok(merged)
}

/// Some bytes of a region, and their offset in it.
pub struct Part {
    pub at: i64,
    pub data: Vec<u8>,
}

/// Makes the tree witness of a region from its parts, in any order (S12.7 to S12.9).
pub fn join_parts(k: i64, length: i64, parts: &[Part]) -> Result<Witness> {
    need!((8..=16).contains(&k), Invalid, "k must be 8..16, got {k}");
    need!(length >= 1, Invalid, "length must be at least 1, got {length}");
    let mut found = BTreeMap::new();
    let (leaf, mut total) = (1i64 << k, 0);
    for Part { at, data } in parts {
        region(data)?;
        let place = within(*at, data.len() as i64, length)?;
        let end = place.end as i64;
        need!(at % leaf == 0, Invalid, "a part must begin at a multiple of {leaf}, got {at}");
        need!(end % leaf == 0 || end == length, Invalid, "a part ends at {end}, within a leaf");
        for (i, hash) in leaves(data, k)?.into_iter().enumerate() {
            let index = at / leaf + i as i64;
            need!(found.insert(index, hash).is_none(), Invalid, "leaf {index} is there twice");
        }
        total += sum(data);
    }
    let missing = (length - 1) / leaf + 1 - found.len() as i64;
    need!(missing == 0, Invalid, "{missing} leaves are missing");
    let digest = root(&found.into_values().collect::<Vec<_>>());
    let (length, resonance) = (length as u64, total % 96);
    Ok(Witness { kind: Kind::Tree, k, digest, length, resonance, timestamp: 0, flags: 0 })
}

pub fn inclusion_path(index: usize, hashes: &[Hash]) -> Vec<Hash> {
    if hashes.len() == 1 {
        return Vec::new();
    }
    let k = split(hashes.len());
    let (left, right) = hashes.split_at(k);
    let (mut path, sibling) = if index < k {
        (inclusion_path(index, left), right)
    } else {
        (inclusion_path(index - k, right), left)
    };
    path.push(root(sibling));
    path
}

pub fn consistency_path(first: usize, hashes: &[Hash], known: bool) -> Vec<Hash> {
    if first == hashes.len() {
        return if known { Vec::new() } else { vec![root(hashes)] };
    }
    let k = split(hashes.len());
    let (left, right) = hashes.split_at(k);
    let (mut path, sibling) = if first <= k {
        (consistency_path(first, left, known), right)
    } else {
        (consistency_path(first - k, right, false), left)
    };
    path.push(root(sibling));
    path
}

/// Walks up the path of a proof: `step` gets each entry, and whether it stands on the left.
fn follow(mut at: i64, mut last: i64, path: &[Hash], mut step: impl FnMut(&Hash, bool)) -> bool {
    for entry in path {
        if last == 0 {
            return false;
        }
        let is_left = at & 1 == 1 || at == last;
        step(entry, is_left);
        while is_left && at & 1 == 0 && at != 0 {
            (at, last) = (at >> 1, last >> 1);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    last == 0
}

pub fn verify_inclusion(
    want: Hash,
    leaf: Hash,
    index: i64,
    size: i64,
    path: &[Hash],
) -> Result<bool> {
    need!(index >= 0 && size >= 1, Invalid, "index and size must be in their ranges");
    let mut r = leaf;
    Ok(index < size
        && follow(index, size - 1, path, |entry, is_left| {
            r = if is_left { node_hash(entry, &r) } else { node_hash(&r, entry) };
        })
        && r == want)
}

pub fn verify_consistency(
    first: i64,
    second: i64,
    old: Hash,
    new: Hash,
    path: &[Hash],
) -> Result<bool> {
    need!(first >= 1 && second >= first, Invalid, "first and second must be in their ranges");
    if first == second {
        return Ok(path.is_empty() && old == new);
    }
    if path.is_empty() {
        return Ok(false);
    }
    let (start, rest) = if first & (first - 1) == 0 { (old, path) } else { (path[0], &path[1..]) };
    let down = first.trailing_zeros(); // as often as first - 1 is odd
    let (mut fr, mut sr) = (start, start);
    Ok(follow((first - 1) >> down, (second - 1) >> down, rest, |entry, is_left| {
        if is_left {
            fr = node_hash(entry, &fr);
            sr = node_hash(entry, &sr);
        } else {
            sr = node_hash(&sr, entry);
        }
    }) && fr == old
        && sr == new)
}

pub fn changed_leaves(before: &[u8], after: &[u8], k: i64) -> Result<Vec<usize>> {
    let (old, new) = (leaves(before, k)?, leaves(after, k)?);
    Ok((0..old.len().max(new.len())).filter(|&i| old.get(i) != new.get(i)).collect())
}

pub fn record_encode(w: &Witness) -> Result<Vec<u8>> {
    w.require()?;
    let mut record = w.digest.to_vec();
    record.extend(w.length.to_le_bytes());
    record.extend(w.timestamp.to_le_bytes());
    record.extend([w.resonance as u8, u8::from(w.kind == Kind::Tree), w.k as u8, w.flags]);
    record.resize(64, 0);
    Ok(record)
}

pub fn record_decode(record: &[u8]) -> Result<Witness> {
    need!(record.len() == 64, Invalid, "a record must have 64 bytes, got {}", record.len());
    let well_formed = record[49] <= 1 && record[52..].iter().all(|&each| each == 0);
    need!(well_formed, Invalid, "kind must be 0 or 1, and the reserved bytes 0");
    let mut digest = [0; 32];
    digest.copy_from_slice(&record[..32]);
    let w = Witness {
        kind: if record[49] == 1 { Kind::Tree } else { Kind::Flat },
        k: i64::from(record[50]),
        digest,
        length: number(&record[32..40]),
        resonance: i64::from(record[48]),
        timestamp: number(&record[40..48]),
        flags: record[51],
    };
    w.require()?;
    Ok(w)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &each| number << 8 | u64::from(each))
}
