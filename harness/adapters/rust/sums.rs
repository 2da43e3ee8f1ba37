//! The operations on sums, checks and deltas, and batches of them.

use crate::json::Json;
use crate::layer::{batch_hint, delta, delta_byte, delta_range, sliding_check, window_check};
use crate::layer::{need, sum, Code, Refusal, Result};
use crate::requests::{data, fields, list, number, object, text, wrong, Fields};
use crate::witnesses;

pub fn sum_of(given: &Json) -> Result<Fields> {
    Ok(fields! { "sum" => sum(&data(given, "data")?) })
}

pub fn check_of(given: &Json) -> Result<Fields> {
    Ok(fields! { "conserved" => sum(&data(given, "data")?) == 0 })
}

pub fn delta_of(given: &Json) -> Result<Fields> {
    Ok(fields! { "delta" => delta(&data(given, "before")?, &data(given, "after")?)? })
}

/// Answers what the single call answers in its one field, for each entry (S9).
pub fn batch(given: &Json) -> Result<Fields> {
    let (of, entries) = (text(given, "of")?, list(given, "entries")?);
    let call: fn(&Json) -> Result<Fields> = match of {
        "sum" => sum_of,
        "check" => check_of,
        "delta" => delta_of,
        "witness" => witnesses::flat,
        _ => return wrong("of", "sum, check, delta or witness"),
    };
    let count = entries.len();
    need!((1..=256).contains(&count), Invalid, "a batch must have 1..256 entries, got {count}");
    let mut results = Vec::new();
    for entry in entries {
        let single = object(vec![("data", entry.clone())]);
        let answer = call(if of == "delta" { entry } else { &single })?;
        results.extend(answer.into_iter().map(|(_, value)| value));
    }
    Ok(fields! { "results" => Json::List(results) })
}

pub fn batch_hint_of(given: &Json) -> Result<Fields> {
    Ok(fields! { "entries" => batch_hint(number(given, "bytes")?)? })
}

pub fn window_check_of(given: &Json) -> Result<Fields> {
    Ok(fields! { "conserved" => window_check(&data(given, "data")?)? })
}

pub fn sliding_check_of(given: &Json) -> Result<Fields> {
    let window = number(given, "window")?;
    Ok(fields! { "conserved" => sliding_check(&data(given, "data")?, window)? })
}

pub fn delta_byte_of(given: &Json) -> Result<Fields> {
    let (old, new) = (number(given, "old")?, number(given, "new")?);
    Ok(fields! { "sum" => delta_byte(number(given, "sum")?, old, new)? })
}

pub fn delta_range_of(given: &Json) -> Result<Fields> {
    let (old, new) = (data(given, "old")?, data(given, "new")?);
    Ok(fields! { "sum" => delta_range(number(given, "sum")?, &old, &new)? })
}
