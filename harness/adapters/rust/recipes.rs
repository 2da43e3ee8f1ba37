//! Bytes by the recipes of spec/PROTOCOL.md.

use crate::json::Json;
use crate::requests::{number, unhex};

/// Returns memory, or panics: the harness is told.
pub fn room(length: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    assert!(bytes.try_reserve(length).is_ok(), "there is no memory for {length} bytes");
    bytes
}

/// Returns the bytes of a recipe; none if it is absent. A malformed one is a fault.
pub fn expand(recipe: &Json) -> Option<Vec<u8>> {
    let size = |name: &str| {
        let value = number(recipe, name).ok().and_then(|value| usize::try_from(value).ok());
        value.unwrap_or_else(|| panic!("{name} of a recipe must be a whole number from 0 on"))
    };
    if let Some(bytes) = unhex(recipe.get("hex")) {
        return Some(bytes);
    }
    if let Some(pattern) = unhex(recipe.get("repeat")) {
        room(pattern.len().saturating_mul(size("count")));
        return Some(pattern.repeat(size("count")));
    }
    if let Json::Int(ramp) = recipe.get("ramp") {
        let step = number(recipe, "step").unwrap_or(1);
        let modulus = number(recipe, "modulus").unwrap_or(256);
        let mut bytes = room(size("length"));
        bytes.extend((0..size("length") as i64).map(|i| ((ramp + step * i) % modulus) as u8));
        return Some(bytes);
    }
    if let Json::Text(seed) = recipe.get("splitmix64") {
        return Some(splitmix(seed.parse().ok()?, size("length")));
    }
    if let Json::List(parts) = recipe.get("concat") {
        return parts.iter().map(expand).collect::<Option<Vec<_>>>().map(|parts| parts.concat());
    }
    if !matches!(recipe, Json::Object(_)) {
        return None;
    }
    let patched = match recipe.get("patch") {
        Json::Object(_) => expand(recipe.get("patch")),
        _ => None,
    };
    let (mut bytes, with) =
        patched.zip(unhex(recipe.get("with"))).unwrap_or_else(|| panic!("not a recipe: {recipe}"));
    bytes[size("at")..size("at") + with.len()].copy_from_slice(&with);
    Some(bytes)
}

pub fn splitmix(mut state: u64, length: usize) -> Vec<u8> {
    let mut bytes = room(length.saturating_add(8));
    while bytes.len() < length {
        state = state.wrapping_add(0x9e3779b97f4a7c15);
        let z = (state ^ state >> 30).wrapping_mul(0xbf58476d1ce4e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d049bb133111eb);
        bytes.extend((z ^ z >> 31).to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}
