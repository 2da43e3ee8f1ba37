//! Makes layer.rs a target: answers the requests of spec/PROTOCOL.md, one JSON object a line.

mod bench;
mod json;
mod layer;
mod memory;
mod races;
mod reader;
mod recipes;
mod requests;
mod sequences;
mod sha256;
mod sums;
mod tree;
mod witnesses;

use std::any::Any;
use std::io::{self, BufRead, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::exit;

use bench::{Prepared, BENCHES};
use json::Json;
use layer::{Result, NAMES};
use requests::{attempt, fields, number, object, text, wrong, Fields};

type Operation = fn(&Json) -> Result<Fields>;

const OPERATIONS: [(&str, Operation); 36] = [
    ("version", |_| Ok(fields! { "packed" => 65536i64, "text" => "1.0.0" })),
    ("errorCodes", |_| Ok(fields! { "codes" => codes() })),
    ("constants", |_| Ok(layer::CONSTANTS.map(|(name, value)| (name, value.into())).to_vec())),
    ("sum", sums::sum_of),
    ("stream", sequences::stream),
    ("check", sums::check_of),
    ("windowCheck", sums::window_check_of),
    ("slidingCheck", sums::sliding_check_of),
    ("delta", sums::delta_of),
    ("deltaByte", sums::delta_byte_of),
    ("deltaRange", sums::delta_range_of),
    ("deltaSteps", sequences::delta_steps),
    ("fill", memory::fill_guarded),
    ("copy", memory::copy_guarded),
    ("copyWithin", memory::copy_inside),
    ("buffer", sequences::buffer),
    ("batch", sums::batch),
    ("batchHint", sums::batch_hint_of),
    ("budget", sequences::budget),
    ("budgetRace", races::budget_race),
    ("witness", witnesses::flat),
    ("witnessTree", witnesses::tree),
    ("witnessVerify", witnesses::verified),
    ("witnessMerge", witnesses::merged),
    ("merkleRoot", witnesses::merkle_root),
    ("inclusionProof", witnesses::inclusion_proof),
    ("verifyInclusion", witnesses::inclusion),
    ("consistencyProof", witnesses::consistency_proof),
    ("verifyConsistency", witnesses::consistency),
    ("changedLeaves", witnesses::changed),
    ("ranges", witnesses::ranges),
    ("recordEncode", witnesses::encoded),
    ("recordDecode", witnesses::decoded),
    ("domain", sequences::domain),
    ("attachRace", races::attach_race),
    ("commitRace", races::commit_race),
];

fn codes() -> Json {
    object(NAMES.iter().enumerate().map(|(code, name)| (*name, code.into())).collect())
}

fn hello() -> Fields {
    let operations: Vec<&str> = OPERATIONS.iter().map(|(name, _)| *name).collect();
    fields! {
        "result" => "OK", "protocol" => 1i64, "name" => "atlas-l2-rust", "version" => "1.0.0",
        "runtime" => "Rust", "engine" => "plain", "semantics" => 65536i64, "maxBytes" => 1i64 << 40,
        "levels" => vec!["core", "full"], "operations" => operations, "bench" => BENCHES.to_vec(),
    }
}

fn reply(request: &Json, prepared: &mut Prepared) -> Result<Fields> {
    match text(request, "type")? {
        "hello" => Ok(hello()),
        "run" => {
            let (op, given) = (text(request, "op")?, request.get("in"));
            if !matches!(given, Json::Object(_)) {
                return wrong("in", "an object");
            }
            match OPERATIONS.iter().find(|(name, _)| *name == op) {
                Some((_, call)) => Ok(attempt(call(given), Vec::new())),
                None => Ok(fields! { "unsupported" => op }),
            }
        }
        "bench" => {
            let op = text(request, "op")?;
            let (size, reps) = (number(request, "size")?, number(request, "reps")?);
            let acc = prepared.bench(op, size as usize, reps, number(request, "start")? as u32)?;
            Ok(fields! { "result" => "OK", "acc" => i64::from(acc) })
        }
        "bye" => Ok(fields! { "result" => "OK" }),
        _ => wrong("type", "hello, run, bench or bye"),
    }
}

/// Reads a line. What is not JSON ends the program.
fn request_in(line: &str) -> Json {
    reader::read(line).unwrap_or_else(|problem| {
        eprintln!("adapter: expected a request, a JSON object: {problem}");
        exit(1)
    })
}

/// Returns why a call has panicked.
fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a bug of this program")
}

fn main() -> io::Result<()> {
    let mut prepared = Prepared::default();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let request = request_in(&line?);
        let outcome = catch_unwind(AssertUnwindSafe(|| reply(&request, &mut prepared)));
        let mut answer = match outcome {
            Ok(Ok(answer)) => answer,
            Ok(Err(lacks)) => fields! { "fault" => lacks.message },
            Err(panic) => fields! { "fault" => reason(&*panic) },
        };
        answer.push(("seq", request.get("seq").clone()));
        writeln!(out, "{}", object(answer))?;
        out.flush()?;
        if matches!(text(&request, "type"), Ok("bye")) {
            break;
        }
    }
    Ok(())
}
