// Compares files with the entries of lists: lines of text as sum and witness print them, or a witness file, which is
// recognised by its first character.
import { STANDARD_INPUT } from './arguments.js';
import { read, withFile } from './contents.js';
import { FileFailure, failureOf, Unusable } from './failures.js';
import { listLines } from './list-lines.js';
import { sumReading, treeReading, witnessReading } from './readings.js';
import { complain } from './terminal.js';
import { witnessFileParser } from './witness-file.js';

/** More lines than this do not help a reader. */
const MAX_BAD_LINES = 20;
const MAX_RANGES = 20;

/** The separators of Java: those of JavaScript without the spaces that join words, and four controls more. */
const isBlank = line =>
  Array.from(line).every(
    c => (c >= '\x1c' && c <= '\x1f') || (/\s/.test(c) && !'\u00a0\u2007\u202f\ufeff'.includes(c)),
  );

/** Passes on the entries of a list, each as soon as it is read, and returns how many there were of each kind. */
function readList(fd, lines, good, bad) {
  const text = listLines(fd, lines.end);
  let entries = 0;
  let badLines = 0;
  let witnessFile;
  function entryOf(line) {
    if (witnessFile === undefined && entries + badLines === 0 && line.startsWith('{'))
      witnessFile = witnessFileParser();
    return witnessFile === undefined ? lines.parse(line) : witnessFile.line(line);
  }
  for (let isOver = false; !isOver; ) {
    let entry;
    try {
      const line = text.next();
      isOver = line === null;
      if (line === null) witnessFile?.finish();
      else if (!isBlank(line) && !line.startsWith('#')) entry = entryOf(line);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      const reason = `line ${text.number} ${error.message}`;
      if (witnessFile !== undefined && !witnessFile.isOpen) throw new FileFailure(reason);
      if (++badLines <= MAX_BAD_LINES) bad(reason);
    }
    if (entry !== undefined) {
      entries++;
      good(entry);
    }
  }
  if (badLines > MAX_BAD_LINES) bad(`${badLines - MAX_BAD_LINES} more lines cannot be used`);
  if (entries + badLines === 0 && witnessFile === undefined)
    throw new FileFailure(text.number === 0 ? 'is empty, and no list' : 'holds no line of a list');
  return { entries, badLines };
}

/** Finds the leaves that differ from those of a list. A leaf that only one has counts as different. */
function leafComparison(expected, leafLog2) {
  const size = 2 ** leafLog2;
  const runs = [];
  let first;
  let seen = 0;
  function next(isSame) {
    if (!isSame) {
      first ??= seen;
    } else if (first !== undefined) {
      runs.push({ first, last: seen - 1 });
      first = undefined;
    }
    seen++;
  }
  return {
    each: (index, hash) => next(index < expected.count && expected.has(index, hash)),
    /** @param {number} length of the longer of both files */
    ranges(length) {
      if (seen < expected.count) {
        next(false);
        seen = expected.count;
      }
      next(true);
      return runs.map(run => ({
        ...run,
        from: run.first * size,
        to: Math.min((run.last + 1) * size, length) - 1,
      }));
    },
  };
}

const lengths = (recorded, actual) => `${actual} bytes where ${recorded} were recorded`;

/** How a file differs; undefined if it does not. */
function sumDifference({ file, length: recorded, residue }) {
  const sum = sumReading();
  const length = read(file, sum.take);
  if (BigInt(length) !== recorded) return { difference: lengths(recorded, length), changed: [] };
  if (sum.residue() === residue) return undefined;
  return { difference: `sum ${sum.residue()} where ${residue} was recorded`, changed: [] };
}

/** In the order of clause S11.3: length, digest, resonance. */
function witnessDifference({ file, witness: recorded, leaves }) {
  const comparison = leaves && leafComparison(leaves, recorded.leafLog2);
  const reading = comparison ? treeReading(recorded.leafLog2, comparison.each) : witnessReading(recorded.leafLog2);
  const length = read(file, reading.take);
  if (length === 0) return { difference: lengths(recorded.length, 0), changed: [] };
  const actual = reading.witness();
  let difference;
  if (actual.length !== recorded.length) {
    difference = lengths(recorded.length, length);
  } else if (!Buffer.from(actual.digest).equals(recorded.digest)) {
    difference = 'the bytes differ';
  } else if (actual.resonance !== recorded.resonance) {
    const told = `the bytes are right, but their sum is ${actual.resonance}, not the recorded ${recorded.resonance}`;
    return { difference: told, changed: [] };
  }
  if (difference === undefined) return undefined;
  const changed = comparison?.ranges(Math.max(length, Number(recorded.length))) ?? [];
  return { difference, changed };
}

/**
 * Checks the files of all lists, and returns whether everything is as recorded.
 * @param {Map<string, string>} given the options
 */
export function checkLists(lists, results, given) {
  let failed = 0;
  let unreadable = 0;
  let all = 0;

  function check(entry) {
    all++;
    let found;
    try {
      found = entry.witness === undefined ? sumDifference(entry) : witnessDifference(entry);
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      if (error.isMissing && given.has('ignoreMissing')) {
        all--;
        return;
      }
      unreadable++;
      if (!given.has('status')) results.unreadable(entry.file, error.message);
      return;
    }
    if (found === undefined) {
      if (!given.has('quiet') && !given.has('status')) results.matches(entry.file);
      return;
    }
    failed++;
    if (!given.has('status')) results.differs(entry.file, found.difference, found.changed, MAX_RANGES);
  }

  function checkList(list) {
    const before = all;
    const bad = reason => results.unusable(list, reason);
    const look = fd => readList(fd, results.lines, check, bad);
    let counts;
    try {
      counts = list === STANDARD_INPUT ? look(0) : withFile(list, look);
    } catch (error) {
      throw failureOf(error);
    }
    if (given.has('ignoreMissing') && before === all && counts.entries > 0)
      throw new FileFailure('no file of it was there');
    return counts.badLines === 0;
  }

  let isGood = true;
  for (const list of lists) {
    try {
      isGood = checkList(list) && isGood;
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      isGood = false;
      results.unusable(list, error.message);
    }
  }
  if (failed + unreadable > 0 && !given.has('status'))
    complain(`${failed} of ${all} files differ, ${unreadable} could not be read`);
  return isGood && failed + unreadable === 0;
}
