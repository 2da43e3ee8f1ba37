// Watches the memory of the processes that a browser starts. Linux alone tells it: elsewhere nothing is measured.
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 200;

const read = path => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process has ended
  }
};

/** Returns the processes that `root` started, and those that these started. */
function startedBy(root) {
  const children = new Map();
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    // The name of a program may have spaces and parentheses: the parent is the second word after it.
    const parent = /^.*\) \S (\d+)/s.exec(read(`/proc/${id}/stat`))?.[1];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(id)]);
  }
  const found = [];
  const left = [root];
  while (left.length > 0) {
    const own = children.get(left.pop()) ?? [];
    found.push(...own);
    left.push(...own);
  }
  return found;
}

const dirty = id => Number(/^Private_Dirty:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024;

/**
 * Watches until `end` is called.
 *
 * @param {number} browser the id of its first process, which does not count: it has no page
 * @returns {{ peak: () => number | undefined, end: () => void }} the most private memory that one process had written to,
 *     in MiB: what a phone limits. `undefined` if this system does not tell
 */
export function watchMemory(browser) {
  if (dirty(process.pid) === 0) return { peak: () => undefined, end() {} };
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, ...startedBy(browser).map(dirty));
  }, EVERY_MS);
  return { peak: () => most, end: () => clearInterval(timer) };
}
