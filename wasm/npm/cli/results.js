// The result for each file: a line of text or of JSON.
import { toHex } from '../src/bytes.js';
import { STANDARD_INPUT } from './arguments.js';
import { escaped, json, needEscapes, printable } from './names.js';
import { complain, print } from './terminal.js';

const rangeText = ({ first, last, from, to }) =>
  `${first === last ? `leaf ${first} differs` : `leaves ${first}-${last} differ`}: bytes ${from}-${to}`;
const rangeJson = ({ first, last, from, to }) => `{"first":${first},"last":${last},"from":${from},"to":${to}}`;

export function results(lines, isJson) {
  const member = (file, members) => print(`{"file":${json(file)},${members}}\n`);

  function say(file, what) {
    const isEscaped = lines.end === '\n' && needEscapes(file);
    print(`${isEscaped ? `\\${escaped(file)}` : file}: ${printable(what)}${lines.end}`);
  }

  const sumAsJson = (file, length, residue) =>
    member(file, `"length":${length},"sum":${residue},"conserved":${residue === 0}`);

  return {
    lines,

    sum(file, length, residue) {
      if (isJson) sumAsJson(file, length, residue);
      else print(lines.sum(file, length, residue));
    },

    conservation(file, length, residue) {
      if (isJson) sumAsJson(file, length, residue);
      else say(file, residue === 0 ? 'conserved' : `sum ${residue}, not conserved`);
    },

    witness(file, witness) {
      const { kind, leafLog2, length, resonance, digest } = witness;
      if (!isJson) {
        print(lines.witness(file, witness));
        return;
      }
      const leaf = kind === 'flat' ? '' : `"leafBytes":${2 ** leafLog2},`;
      member(file, `"kind":"${kind}",${leaf}"length":${length},"sum":${resonance},"digest":"${toHex(digest)}"`);
    },

    matches(file) {
      if (isJson) member(file, '"ok":true');
      else say(file, 'OK');
    },

    /** @param {number} most how many ranges text shows */
    differs(file, difference, changed, most) {
      if (isJson) {
        const ranges = changed.length === 0 ? '' : `,"changedLeaves":[${changed.map(rangeJson).join(',')}]`;
        member(file, `"ok":false,"difference":${json(difference)}${ranges}`);
        return;
      }
      say(file, `FAILED, ${difference}`);
      for (const range of changed.slice(0, most)) say(file, rangeText(range));
      if (changed.length > most)
        say(file, `${changed.length - most} more ranges of leaves differ; --json lists them all`);
    },

    /** A file of a list, which cannot be read, did not pass. */
    unreadable(file, reason) {
      if (isJson) member(file, `"ok":false,"error":${json(reason)}`);
      else say(file, 'FAILED, cannot be read');
      complain(`${file}: ${reason}`);
    },

    /** There is no result for an operand. */
    unusable(file, reason) {
      if (isJson) member(file, `"error":${json(reason)}`);
      complain(`${file === STANDARD_INPUT ? 'standard input' : file}: ${reason}`);
    },
  };
}
