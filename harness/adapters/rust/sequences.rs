//! Operations of several steps. A refused step is an answer, and the sequence goes on.

use std::sync::{Arc, Mutex};

use crate::json::Json;
use crate::layer::*;
use crate::memory::{poke, read};
use crate::requests::*;
use crate::witnesses::written;

/// Answers each step, in order, with what is seen of the state after it.
fn steps<S>(
    given: &Json,
    state: &mut S,
    step: impl Fn(&mut S, &Json) -> Result<Fields>,
    seen: impl Fn(&S) -> Fields,
) -> Result<Json> {
    let mut answers = Vec::new();
    for each in list(given, "steps")? {
        let outcome = step(state, each);
        answers.push(object(attempt(outcome, seen(state))));
    }
    Ok(Json::List(answers))
}

fn unknown<T>() -> Result<T> {
    wrong("do", "the name of a step")
}

pub fn stream(given: &Json) -> Result<Fields> {
    let step = |total: &mut i64, step: &Json| {
        match text(step, "do")? {
            "update" => {
                let piece = data(step, "data")?;
                let times = number(step, "times").unwrap_or(1).max(0);
                *total = (*total + sum(&piece) * (times % 96)) % 96;
            }
            "merge" => *total = (*total + residue("residue", number(step, "residue")?)?) % 96,
            "restore" => *total = residue("state", number(step, "state")?)?,
            "reset" => *total = 0,
            "save" => return Ok(fields! { "state" => *total }),
            "value" => {}
            _ => return unknown(),
        }
        Ok(Vec::new())
    };
    let answers = steps(given, &mut 0, step, |total| fields! { "sum" => *total })?;
    Ok(fields! { "steps" => answers })
}

pub fn delta_steps(given: &Json) -> Result<Fields> {
    let mut start = residue("sum", number(given, "sum")?)?;
    let step = |total: &mut i64, step: &Json| {
        *total = match (step.get("old"), step.get("new")) {
            (Json::Int(old), Json::Int(new)) => delta_byte(*total, *old, *new)?,
            _ => delta_range(*total, &data(step, "old")?, &data(step, "new")?)?,
        };
        Ok(Vec::new())
    };
    let answers = steps(given, &mut start, step, |total| fields! { "sum" => *total })?;
    Ok(fields! { "steps" => answers })
}

pub fn buffer(given: &Json) -> Result<Fields> {
    let step = |buffer: &mut Buffer, step: &Json| {
        match text(step, "do")? {
            "sum" => return Ok(fields! { "sum" => buffer.sum() }),
            "check" => return Ok(fields! { "conserved" => buffer.sum() == 0 }),
            "set" => {
                buffer.set_range(number(step, "at")?, &[byte("value", number(step, "value")?)?])?
            }
            "setRange" => buffer.set_range(number(step, "at")?, &data(step, "data")?)?,
            "poke" => return poke(&mut buffer.data, number(step, "at")?, number(step, "value")?),
            "invalidate" => buffer.invalidate(),
            _ => return unknown(),
        }
        Ok(Vec::new())
    };
    let mut buffer = Buffer::new(data(given, "data")?);
    let answers = steps(given, &mut buffer, step, |b| fields! { "data" => digest(&b.data) })?;
    Ok(fields! { "steps" => answers })
}

fn spend(budget: &Budget, step: &Json) -> Result<Fields> {
    match text(step, "do")? {
        "allocate" => budget.allocate(&[number(step, "n")?])?,
        "allocateAll" => {
            let one = |n: &Json| if let Json::Int(n) = n { Ok(*n) } else { wrong("n", "numbers") };
            budget.allocate(&list(step, "n")?.iter().map(one).collect::<Result<Vec<_>>>()?)?;
        }
        "release" => budget.release(number(step, "n")?)?,
        _ => return unknown(),
    }
    Ok(Vec::new())
}

pub fn budget(given: &Json) -> Result<Fields> {
    let seen = |budget: &Budget| fields! { "available" => budget.available() };
    let mut budget = Budget::new(number(given, "initial")?)?;
    let mut answer = seen(&budget);
    let answers = steps(given, &mut budget, |budget, step| spend(budget, step), seen)?;
    answer.extend(fields! { "steps" => answers });
    Ok(answer)
}

pub fn state_name(domain: &Domain) -> String {
    format!("{:?}", domain.state()).to_uppercase()
}

/// A domain, and the caller's memory since an attach has succeeded.
type Watched = (Domain, Option<Region>);

fn domain_step((domain, memory): &mut Watched, step: &Json) -> Result<Fields> {
    match text(step, "do")? {
        "attach" => {
            let region = expand(step.get("region")).map(|bytes| Arc::new(Mutex::new(bytes)));
            domain.attach(region.clone())?;
            *memory = region;
        }
        "update" => {
            let (old, new) = (unhex(step.get("old")), unhex(step.get("new")));
            domain.update(number(step, "at")?, old.as_deref(), new.as_deref())?;
        }
        "poke" => {
            let shared = memory.clone().unwrap_or_default();
            let mut bytes = shared.lock().unwrap_or_else(|broken| broken.into_inner());
            return poke(&mut bytes, number(step, "at")?, number(step, "value")?);
        }
        "read" => return Ok(read(memory)),
        "verify" => domain.verify()?,
        "commit" => return Ok(fields! { "witness" => written(&domain.commit()?) }),
        "destroy" => domain.destroy(),
        _ => return spend(domain.budget()?, step),
    }
    Ok(Vec::new())
}

pub fn domain(given: &Json) -> Result<Fields> {
    let seen = |(domain, _): &Watched| {
        let available = domain.budget().ok().map(Budget::available);
        fields! { "state" => state_name(domain), "available" => available, "sum" => domain.tracked() }
    };
    let mut watched = (Domain::new(number(given, "bytes")?, number(given, "budget")?)?, None);
    let mut answer = seen(&watched);
    answer.extend(fields! { "steps" => steps(given, &mut watched, domain_step, seen)? });
    Ok(answer)
}
