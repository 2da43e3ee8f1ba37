//! The operations on memory: they answer what is there afterwards, also when they are refused.

use crate::json::Json;
use crate::layer::{byte, copy, copy_within, fill, within, Region, Result};
use crate::recipes::room;
use crate::requests::{attempt, data, digest, expand, fields, number, wrong, Fields};

const GUARD: usize = 64;
const BESIDE: u8 = 0xa5;

/// Calls with a larger memory around the destination, and looks at what is next to it.
fn guarded(before: &[u8], call: impl FnOnce(&mut [u8]) -> Result<()>) -> Fields {
    let mut memory = vec![BESIDE; GUARD + before.len() + GUARD];
    let inside = GUARD..GUARD + before.len();
    memory[inside.clone()].copy_from_slice(before);
    let outcome = call(&mut memory[inside.clone()]);
    let outside = memory[..inside.start].iter().chain(&memory[inside.end..]);
    let intact = outside.copied().all(|each| each == BESIDE);
    let after = fields! { "dst" => digest(&memory[inside]), "guards" => intact };
    attempt(outcome.map(|()| Vec::new()), after)
}

pub fn fill_guarded(given: &Json) -> Result<Fields> {
    let (length, value) = (number(given, "length")?, number(given, "value")?);
    let size = usize::try_from(length).unwrap_or(0);
    let mut before = room(size.saturating_mul(2)); // and as much again for the one with guards
    before.resize(size, 0x5a);
    Ok(guarded(&before, |dst| {
        if length < 0 {
            return wrong("length", "at least 0");
        }
        fill(dst, value)
    }))
}

pub fn copy_guarded(given: &Json) -> Result<Fields> {
    let before = expand(given.get("dst"));
    Ok(guarded(before.as_deref().unwrap_or_default(), |dst| {
        if before.is_none() {
            return wrong("dst", "given, got nothing");
        }
        copy(dst, &data(given, "src")?)
    }))
}

pub fn copy_inside(given: &Json) -> Result<Fields> {
    let (from, to) = (number(given, "from")?, number(given, "to")?);
    let length = number(given, "length")?;
    let memory = data(given, "data");
    let mut bytes = memory.as_ref().map_or_else(|_| Vec::new(), Vec::clone);
    let outcome = memory.and_then(|_| copy_within(&mut bytes, from, to, length));
    Ok(attempt(outcome.map(|()| Vec::new()), fields! { "data" => digest(&bytes) }))
}

/// A write of the caller's own, so the state of a domain does not matter.
pub fn poke(memory: &mut [u8], at: i64, value: i64) -> Result<Fields> {
    let place = within(at, 1, memory.len() as i64)?;
    memory[place].fill(byte("value", value)?);
    Ok(Vec::new())
}

pub fn read(memory: &Option<Region>) -> Fields {
    let region = memory.as_ref().map(|region| match region.lock() {
        Ok(bytes) => digest(&bytes),
        Err(broken) => digest(&broken.into_inner()),
    });
    fields! { "region" => region }
}
