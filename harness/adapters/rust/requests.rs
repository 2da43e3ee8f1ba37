//! Values of spec/PROTOCOL.md: arguments, bytes by recipes, and what is said of bytes instead of
//! them.

use crate::json::Json;
use crate::layer::{Code, Refusal, Result, NAMES};

/// The fields of an answer.
pub type Fields = Vec<(&'static str, Json)>;

/// Makes fields of an answer: `fields! { "sum" => 7 }`.
macro_rules! fields {
    ($($name:literal => $value:expr),* $(,)?) => { vec![$(($name, $crate::json::Json::from($value))),*] };
}
pub(crate) use fields;

pub fn object(fields: Fields) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// Returns the answer of a call, or its refusal; the fields of `after` are answered either way.
pub fn attempt(outcome: Result<Fields>, after: Fields) -> Fields {
    let mut answer = match outcome {
        Ok(fields) if fields.iter().any(|(name, _)| *name == "result") => fields,
        Ok(mut fields) => {
            fields.push(("result", "OK".into()));
            fields
        }
        Err(Refusal { code, message }) => {
            fields! { "result" => NAMES[code as usize], "message" => message }
        }
    };
    answer.extend(after);
    answer
}

/// Refuses an argument that is absent or has another form.
pub fn wrong<T>(name: &str, wanted: &str) -> Result<T> {
    Err(Refusal { code: Code::Invalid, message: format!("{name} must be {wanted}") })
}

pub fn number(given: &Json, name: &str) -> Result<i64> {
    match given.get(name) {
        Json::Int(value) => Ok(*value),
        _ => wrong(name, "a whole number"),
    }
}

pub fn text<'a>(given: &'a Json, name: &str) -> Result<&'a str> {
    match given.get(name) {
        Json::Text(value) => Ok(value),
        _ => wrong(name, "a text"),
    }
}

pub fn list<'a>(given: &'a Json, name: &str) -> Result<&'a [Json]> {
    match given.get(name) {
        Json::List(values) => Ok(values),
        _ => wrong(name, "a list"),
    }
}

/// Returns the bytes of a text of lower-case hex; none if it is absent or has another form.
pub fn unhex(text: &Json) -> Option<Vec<u8>> {
    match text {
        Json::Text(text) if text.len() % 2 == 0 => {
            let pairs = text.as_bytes().chunks_exact(2);
            pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
        }
        _ => None,
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|each| format!("{each:02x}")).collect()
}

/// Returns the bytes of a recipe that must be given.
pub fn data(given: &Json, name: &str) -> Result<Vec<u8>> {
    expand(given.get(name)).map_or_else(|| wrong(name, "given, got nothing"), Ok)
}

/// Returns the bytes of a recipe; none if it is absent.
pub fn expand(recipe: &Json) -> Option<Vec<u8>> {
    let size = |name: &str| number(recipe, name).map_or(0, |value| value as usize);
    if let Some(bytes) = unhex(recipe.get("hex")) {
        return Some(bytes);
    }
    if let Some(pattern) = unhex(recipe.get("repeat")) {
        return Some(pattern.repeat(size("count")));
    }
    if let Json::Int(ramp) = recipe.get("ramp") {
        let step = number(recipe, "step").unwrap_or(1);
        let modulus = number(recipe, "modulus").unwrap_or(256);
        let length = size("length") as i64;
        return Some((0..length).map(|i| ((ramp + step * i) % modulus) as u8).collect());
    }
    if let Json::Text(seed) = recipe.get("splitmix64") {
        return Some(splitmix(seed.parse().ok()?, size("length")));
    }
    if let Json::List(parts) = recipe.get("concat") {
        return parts.iter().map(expand).collect::<Option<Vec<_>>>().map(|parts| parts.concat());
    }
    let mut bytes = match recipe.get("patch") {
        Json::Null => return None,
        patched => expand(patched)?,
    };
    let with = unhex(recipe.get("with"))?;
    bytes[size("at")..size("at") + with.len()].copy_from_slice(&with);
    Some(bytes)
}

pub fn splitmix(mut state: u64, length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state = state.wrapping_add(0x9e3779b97f4a7c15);
        let z = (state ^ state >> 30).wrapping_mul(0xbf58476d1ce4e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d049bb133111eb);
        bytes.extend((z ^ z >> 31).to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

/// Returns what is said of a region that may be too long to be written out.
pub fn digest(region: &[u8]) -> Json {
    let fnv = region
        .iter()
        .fold(0x811c9dc5u32, |hash, &each| (hash ^ u32::from(each)).wrapping_mul(0x01000193));
    let shown = region.len().min(16);
    object(fields! {
        "length" => region.len(), "fnv1a" => format!("{fnv:08x}"),
        "head" => hex(&region[..shown]), "tail" => hex(&region[region.len() - shown..]),
    })
}
