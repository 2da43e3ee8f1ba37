// The parts of a certificate, each with a hash, so that a change can be located. A part is a field of a section; if the
// field is a list of objects, each object is a part.
import { canonicalHash, entries } from './canonical.mjs';

const SECTIONS = ['kit', 'correctness', 'fresh', 'floors', 'circumstances'];

/** Returns each part by its place, such as `correctness.targets[0]`. */
export function partsOf(certificate) {
  const parts = new Map();
  const sections = new Map(entries(certificate));
  for (const section of SECTIONS) {
    for (const [name, field] of entries(sections.get(section) ?? {})) {
      const place = `${section}.${name}`;
      if (Array.isArray(field) && isObject(field[0])) {
        field.forEach((item, i) => parts.set(`${place}[${i}]`, item));
      } else {
        parts.set(place, field);
      }
    }
  }
  return parts;
}

/** Returns the hash of each part by its place. */
export const partHashes = certificate =>
  new Map([...partsOf(certificate)].map(([place, part]) => [place, canonicalHash(part)]));

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
