//! The chain of a bench, as spec/PROTOCOL.md has it.

use crate::layer::{copy, fill, sum, Result};
use crate::requests::splitmix;
use crate::sha256::sha256;
use crate::tree::witness_tree;

const WORD: usize = 8;

pub const BENCHES: [&str; 6] = ["sum", "check", "witness", "tree", "copy", "fill"];

/// The bytes that a chain begins with and their mask, kept for the next request.
#[derive(Default)]
pub struct Prepared {
    data: Vec<u8>,
    mask: Vec<u8>,
}

impl Prepared {
    fn prepare(&mut self, size: usize) {
        if self.data.len() != size {
            *self = Prepared { data: splitmix(1, size), mask: splitmix(2, size) };
            conserve(&mut self.data);
        }
    }

    /// Runs an operation on bytes that depend on all answers before.
    pub fn bench(&mut self, op: &str, size: usize, reps: i64, start: u32) -> Result<u32> {
        self.prepare(size);
        let (mut memory, mut other) = (self.data.clone(), vec![0; size]);
        let mut acc = start;
        for _ in 0..reps {
            let (a, b) = (acc as usize % size, (acc >> 16) as usize % size);
            let before = u32::from(other[b]);
            if op != "fill" {
                change(&mut memory, &self.mask, acc);
            }
            let value = match op {
                "fill" => {
                    fill(&mut other, i64::from(acc >> 24))?;
                    256 * u32::from(other[size - 1]) + u32::from(other[a])
                }
                "copy" => {
                    conserve(&mut memory);
                    copy(&mut other, &memory)?;
                    before << 16 | u32::from(other[a]) << 8 | u32::from(other[b])
                }
                "witness" => first_word(&sha256(&[&memory])),
                "tree" => first_word(&witness_tree(&memory, 12)?.digest),
                "check" => u32::from(sum(&memory) == 0),
                _ => sum(&memory) as u32,
            };
            acc = acc.wrapping_mul(1664525).wrapping_add(1013904223).wrapping_add(value);
        }
        Ok(acc)
    }
}

fn conserve(data: &mut [u8]) {
    if let Some((last, others)) = data.split_last_mut() {
        *last = ((96 - sum(others)) % 96) as u8;
    }
}

/// Moves and mixes parts of the memory: where and how much depends on all answers before.
fn change(memory: &mut [u8], mask: &[u8], acc: u32) {
    let words = memory.len() / WORD;
    let h = acc.wrapping_mul(2654435769);
    let n = words / 16 + (h >> 24) as usize * words / 2048;
    let places = words - n + 1;
    let from = h as usize % places * WORD;
    let to = (acc >> 8) as usize % places * WORD;
    let p = (h >> 8) as usize % places * WORD;
    memory.copy_within(from..from + n * WORD, to);
    for (each, other) in memory[p..p + n * WORD].iter_mut().zip(&mask[p..]) {
        *each ^= other;
    }
    let at = acc as usize % memory.len();
    memory[at] ^= (acc >> 24) as u8;
}

fn first_word(digest: &[u8; 32]) -> u32 {
    digest[..4].iter().fold(0, |word, &each| word << 8 | u32::from(each))
}
