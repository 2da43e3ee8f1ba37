//! The Atlas-12288 conservation layer in plain Rust: what spec/SPEC.md says, and nothing clever.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::tree::{witness, Witness};

/// Why a call was refused (S1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Ok,
    Invalid,
    #[allow(dead_code)] // nothing here runs out of memory
    Memory,
    State,
    Budget,
    Conservation,
    Witness,
    Destroyed,
}

/// The names of the codes, by their numbers.
pub const NAMES: [&str; 8] =
    ["OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED"];

/// What is fixed (S1.3).
pub const CONSTANTS: [(&str, i64); 10] = [
    ("modulus", 96),
    ("page", 256),
    ("cycle", 768),
    ("structure", 12288),
    ("maxWindow", 1048576),
    ("maxBatch", 256),
    ("minLeafLog2", 8),
    ("maxLeafLog2", 16),
    ("defaultLeafLog2", 12),
    ("record", 64),
];

/// A refused call: nothing has changed.
#[derive(Debug)]
pub struct Refusal {
    pub code: Code,
    pub message: String,
}

pub type Result<T> = std::result::Result<T, Refusal>;

/// Refuses the call with the code and the message if the condition does not hold.
macro_rules! need {
    ($holds:expr, $code:ident, $($message:tt)+) => {
        if !$holds {
            return Err(Refusal { code: Code::$code, message: format!($($message)+) });
        }
    };
}
pub(crate) use need;

pub fn residue(name: &str, value: i64) -> Result<i64> {
    need!((0..96).contains(&value), Invalid, "{name} must be 0..95, got {value}");
    Ok(value)
}

pub fn byte(name: &str, value: i64) -> Result<u8> {
    need!((0..256).contains(&value), Invalid, "{name} must be 0..255, got {value}");
    Ok(value as u8)
}

pub fn region(data: &[u8]) -> Result<()> {
    need!(!data.is_empty(), Invalid, "data must hold at least 1 byte");
    Ok(())
}

/// Returns the range as indexes, without a sum that could overflow.
pub fn within(at: i64, length: i64, size: i64) -> Result<std::ops::Range<usize>> {
    let fits = 0 <= length && length <= size && 0 <= at && at <= size - length;
    need!(fits, Invalid, "{length} bytes from {at} on do not lie within {size}");
    Ok(at as usize..(at + length) as usize)
}

/// Locks; what a thread that broke has left is complete, since calls check before they write.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

// ---- S2 to S5: sums, checks, deltas

pub fn sum(data: &[u8]) -> i64 {
    let total: u64 = data.iter().map(|&each| u64::from(each)).sum();
    (total % 96) as i64
}

pub fn window_check(data: &[u8]) -> Result<bool> {
    let length = data.len();
    need!(
        (1..=1 << 20).contains(&length),
        Invalid,
        "a window must have 1..1048576 bytes, got {length}"
    );
    Ok(sum(data) == 0)
}

pub fn sliding_check(data: &[u8], window: i64) -> Result<bool> {
    need!(window >= 1, Invalid, "window must be at least 1, got {window}");
    if window >= data.len() as i64 {
        return Ok(sum(data) == 0);
    }
    let width = window as usize;
    let slides = |(&old, &new): (&u8, &u8)| (i32::from(new) - i32::from(old)) % 96 == 0;
    Ok(sum(&data[..width]) == 0 && data.iter().zip(&data[width..]).all(slides))
}

pub fn delta(before: &[u8], after: &[u8]) -> Result<i64> {
    let (old, new) = (before.len(), after.len());
    need!(old == new, Invalid, "after must be as long as before, {old} bytes, got {new}");
    Ok((sum(after) - sum(before)).rem_euclid(96))
}

pub fn delta_byte(total: i64, old: i64, new: i64) -> Result<i64> {
    let change = i64::from(byte("new", new)?) - i64::from(byte("old", old)?);
    Ok((residue("sum", total)? + change).rem_euclid(96))
}

pub fn delta_range(total: i64, old: &[u8], new: &[u8]) -> Result<i64> {
    Ok((residue("sum", total)? + delta(old, new)?) % 96)
}

// ---- S6 to S8: memory

pub fn fill(dst: &mut [u8], value: i64) -> Result<()> {
    let each = byte("value", value)?;
    if let Some((last, others)) = dst.split_last_mut() {
        others.fill(each);
        *last = (-value * (others.len() % 96) as i64).rem_euclid(96) as u8;
    }
    Ok(())
}

/// The destination comes first, as in `dst.copy_from_slice(src)`.
pub fn copy(dst: &mut [u8], src: &[u8]) -> Result<()> {
    let (wanted, got) = (dst.len(), src.len());
    need!(got == wanted, Invalid, "src must have {wanted} bytes, got {got}");
    need!(sum(src) == 0, Conservation, "src must be conserved, its sum is {}", sum(src));
    dst.copy_from_slice(src);
    Ok(())
}

pub fn copy_within(data: &mut [u8], from: i64, to: i64, length: i64) -> Result<()> {
    let size = data.len() as i64;
    let (source, target) = (within(from, length, size)?, within(to, length, size)?);
    let found = sum(&data[source.clone()]);
    need!(found == 0, Conservation, "the source must be conserved, its sum is {found}");
    data.copy_within(source, target.start);
    Ok(())
}

/// Bytes with a cached sum (S8).
pub struct Buffer {
    pub data: Vec<u8>,
    cached: Option<i64>,
}

impl Buffer {
    pub fn new(data: Vec<u8>) -> Self {
        Buffer { data, cached: None }
    }

    pub fn sum(&mut self) -> i64 {
        *self.cached.get_or_insert_with(|| sum(&self.data))
    }

    pub fn set_range(&mut self, at: i64, piece: &[u8]) -> Result<()> {
        let range = within(at, piece.len() as i64, self.data.len() as i64)?;
        let place = &mut self.data[range];
        if let Some(cached) = self.cached {
            self.cached = Some(delta_range(cached, place, piece)?);
        }
        place.copy_from_slice(piece);
        Ok(())
    }

    pub fn invalidate(&mut self) {
        self.cached = None;
    }
}

// ---- S9, S10: batches, budgets

pub fn batch_hint(size: i64) -> Result<i64> {
    need!(size >= 0, Invalid, "bytes must be at least 0, got {size}");
    Ok(match size {
        0..=64 => 256,
        65..=1024 => (32768 / (4 * size)).clamp(8, 256),
        1025..=16384 => 16,
        _ => 8,
    })
}

/// The Z/96 allowance (S10), for any number of threads.
pub struct Budget(Mutex<i64>);

impl Budget {
    pub fn new(initial: i64) -> Result<Self> {
        Ok(Budget(Mutex::new(residue("initial", initial)?)))
    }

    pub fn available(&self) -> i64 {
        *locked(&self.0)
    }

    /// Allocates all of the amounts or none.
    pub fn allocate(&self, amounts: &[i64]) -> Result<()> {
        let mut total = 0;
        for &n in amounts {
            total += residue("n", n)?;
        }
        let mut available = locked(&self.0);
        need!(total <= *available, Budget, "{total} was asked for, {available} is available");
        *available -= total;
        Ok(())
    }

    pub fn release(&self, n: i64) -> Result<()> {
        let n = residue("n", n)?;
        let mut available = locked(&self.0);
        *available = (*available + n) % 96;
        Ok(())
    }
}

// ---- S14: the domain

/// Memory that its owner and a domain share.
pub type Region = Arc<Mutex<Vec<u8>>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Created,
    Attached,
    Committed,
    Destroyed,
}

pub struct Domain {
    size: i64,
    budget: Budget,
    inner: Mutex<Inner>,
}

struct Inner {
    state: State,
    sum: i64,
    region: Region,
    sealed: Option<Witness>,
}

impl Inner {
    fn alive(&self) -> Result<()> {
        need!(self.state != State::Destroyed, Destroyed, "the domain was destroyed");
        Ok(())
    }

    fn require(&self, states: &[State]) -> Result<()> {
        self.alive()?;
        need!(states.contains(&self.state), State, "the domain is {:?}", self.state);
        Ok(())
    }

    fn verify(&self) -> Result<()> {
        self.require(&[State::Attached, State::Committed])?;
        let region = locked(&self.region);
        let (now, tracked) = (sum(&region), self.sum);
        need!(now == 0 && tracked == 0, Conservation, "the sum is {now}, tracked as {tracked}");
        if let Some(sealed) = &self.sealed {
            need!(witness(&region)?.digest == sealed.digest, Witness, "the digest differs");
        }
        Ok(())
    }
}

impl Domain {
    pub fn new(size: i64, budget: i64) -> Result<Self> {
        need!(size >= 1, Invalid, "bytes must be at least 1, got {size}");
        let inner =
            Inner { state: State::Created, sum: 0, region: Region::default(), sealed: None };
        Ok(Domain { size, budget: Budget::new(budget)?, inner: Mutex::new(inner) })
    }

    pub fn state(&self) -> State {
        locked(&self.inner).state
    }

    /// Returns the tracked sum, if there is one.
    pub fn tracked(&self) -> Option<i64> {
        let inner = locked(&self.inner);
        matches!(inner.state, State::Attached | State::Committed).then(|| inner.sum)
    }

    /// Returns the budget of a domain that is not destroyed.
    pub fn budget(&self) -> Result<&Budget> {
        locked(&self.inner).alive()?;
        Ok(&self.budget)
    }

    pub fn attach(&self, data: Option<Region>) -> Result<()> {
        let mut inner = locked(&self.inner);
        inner.alive()?;
        let data = data.unwrap_or_default();
        let length = locked(&data).len() as i64;
        need!(length > 0, Invalid, "region must hold at least 1 byte");
        inner.require(&[State::Created])?;
        let size = self.size;
        need!(length == size, Invalid, "region must have {size} bytes, got {length}");
        inner.sum = sum(&locked(&data));
        inner.region = data;
        inner.state = State::Attached;
        Ok(())
    }

    pub fn update(&self, at: i64, old: Option<&[u8]>, new: Option<&[u8]>) -> Result<()> {
        let mut inner = locked(&self.inner);
        inner.require(&[State::Attached])?;
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        let fits = old.len() == new.len() && !old.is_empty();
        need!(fits, Invalid, "old and new must be of one length, at least 1");
        let shared = inner.region.clone();
        let mut region = locked(&shared);
        let place = within(at, old.len() as i64, self.size)?;
        need!(&region[place.clone()] == old, Invalid, "old must be what is there");
        inner.sum = delta_range(inner.sum, old, new)?;
        region[place].copy_from_slice(new);
        Ok(())
    }

    pub fn verify(&self) -> Result<()> {
        locked(&self.inner).verify()
    }

    pub fn commit(&self) -> Result<Witness> {
        let mut inner = locked(&self.inner);
        inner.require(&[State::Attached])?;
        inner.verify()?;
        let sealed = witness(&locked(&inner.region))?;
        inner.sealed = Some(sealed.clone());
        inner.state = State::Committed;
        Ok(sealed)
    }

    pub fn destroy(&self) {
        locked(&self.inner).state = State::Destroyed;
    }
}
