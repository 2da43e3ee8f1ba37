//! Races: calls from that many threads that start together.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use crate::json::Json;
use crate::layer::{residue, Budget, Code, Domain, Region, Result, NAMES};
use crate::requests::{data, fields, number, object, Fields};
use crate::sequences::state_name;

/// Returns how often each code came, by its number.
fn race(threads: i64, calls: i64, call: impl Fn() -> Result<()> + Sync) -> [i64; NAMES.len()] {
    let barrier = Barrier::new(threads.max(0) as usize);
    let counts = Mutex::new([0; NAMES.len()]);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                barrier.wait();
                for _ in 0..calls {
                    let code = call().map_or_else(|refusal| refusal.code, |()| Code::Ok);
                    if let Ok(mut counts) = counts.lock() {
                        counts[code as usize] += 1;
                    }
                }
            });
        }
    });
    counts.into_inner().unwrap_or_default()
}

pub fn budget_race(given: &Json) -> Result<Fields> {
    let budget = Budget::new(number(given, "initial")?)?;
    let amount = residue("amount", number(given, "amount")?)?;
    let (threads, calls) = (number(given, "threads")?, number(given, "calls")?);
    let counts = race(threads, calls, || budget.allocate(&[amount]));
    let refused: i64 = counts[1..].iter().sum();
    Ok(fields! { "granted" => counts[0], "refused" => refused, "available" => budget.available() })
}

pub fn attach_race(given: &Json) -> Result<Fields> {
    let (domain, region) = contested(given)?;
    let attach = || domain.attach(Some(region.clone()));
    Ok(outcome(&domain, race(number(given, "threads")?, 1, attach)))
}

pub fn commit_race(given: &Json) -> Result<Fields> {
    let (domain, region) = contested(given)?;
    domain.attach(Some(region))?;
    let commit = || domain.commit().map(|_| ());
    Ok(outcome(&domain, race(number(given, "threads")?, 1, commit)))
}

fn contested(given: &Json) -> Result<(Domain, Region)> {
    let region = Arc::new(Mutex::new(data(given, "region")?));
    Ok((Domain::new(number(given, "bytes")?, 0)?, region))
}

fn outcome(domain: &Domain, counts: [i64; NAMES.len()]) -> Fields {
    let codes = NAMES.iter().zip(counts).skip(1).filter(|(_, count)| *count > 0);
    let losers = object(codes.map(|(name, count)| (*name, count.into())).collect());
    fields! { "winners" => counts[0], "losers" => losers, "state" => state_name(domain) }
}
