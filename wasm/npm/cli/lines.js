// The lines of text that sum and witness print and read back:
//   RESIDUE LENGTH conserved|not-conserved  NAME
//   DIGEST flat|tree:LEAFBYTES LENGTH RESIDUE  NAME
import { toHex } from '../src/bytes.js';
import { Unusable } from './failures.js';
import { escaped, needEscapes, unescaped } from './names.js';

const SUM = /^([0-9]{1,2}) ([0-9]{1,18}) (conserved|not-conserved) {2}(.+)$/s;
const WITNESS = /^([0-9a-f]{64}) (flat|tree:([0-9]{3,5})) ([0-9]{1,18}) ([0-9]{1,2}) {2}(.+)$/s;
const LEAVES = Array.from({ length: 9 }, (_, i) => `${2 ** (8 + i)}`);

/** The logarithm of a leaf's length. */
export function leafLog2(bytes, Failure = Unusable) {
  const index = LEAVES.indexOf(bytes);
  if (index < 0) throw new Failure(`a leaf must have 256, 512, ... or 65536 bytes, got ${bytes}`);
  return 8 + index;
}

const kindOf = ({ kind, leafLog2: k }) => (kind === 'flat' ? 'flat' : `tree:${2 ** k}`);
const mark = residue => (residue === 0 ? 'conserved' : 'not-conserved');

function residueOf(digits) {
  const residue = Number(digits);
  if (residue > 95) throw new Unusable(`a sum is 0..95, got ${residue}`);
  return residue;
}

/** @param {boolean} endWithNul instead of a line break; names are then not escaped */
export function lines(endWithNul) {
  const end = endWithNul ? '\0' : '\n';

  function line(fields, file) {
    const isEscaped = !endWithNul && needEscapes(file);
    return `${isEscaped ? '\\' : ''}${fields}  ${isEscaped ? escaped(file) : file}${end}`;
  }

  /** What a line without its end records of a file. */
  function parse(text) {
    const isEscaped = !endWithNul && text.startsWith('\\');
    const fields = isEscaped ? text.slice(1) : text;
    const fileOf = name => (isEscaped ? unescaped(name) : name);
    const sum = SUM.exec(fields);
    if (sum) {
      const residue = residueOf(sum[1]);
      if (mark(residue) !== sum[3]) throw new Unusable(`a sum of ${residue} is not "${sum[3]}"`);
      return { file: fileOf(sum[4]), length: BigInt(sum[2]), residue };
    }
    const found = WITNESS.exec(fields);
    if (!found) throw new Unusable('is neither a line of atlas sum nor one of atlas witness');
    const file = fileOf(found[6]);
    const length = BigInt(found[4]);
    if (length === 0n) throw new Unusable('a witness has a length of at least 1 byte (clause S11.2)');
    const resonance = residueOf(found[5]);
    const k = found[3] === undefined ? 0 : leafLog2(found[3]);
    const witness = {
      kind: k === 0 ? 'flat' : 'tree',
      leafLog2: k,
      digest: Buffer.from(found[1], 'hex'),
      length,
      resonance,
    };
    return { file, witness };
  }

  return {
    end,
    sum: (file, length, residue) => line(`${residue} ${length} ${mark(residue)}`, file),
    witness: (file, witness) =>
      line(`${toHex(witness.digest)} ${kindOf(witness)} ${witness.length} ${witness.resonance}`, file),
    parse,
  };
}
