// The kit's vectors: the results of a certificate are compared with them if they are those of the certificate.
import { read } from './json.mjs';
import { hex, sha256 } from './sha256.mjs';

const UTF8 = new TextEncoder();
const FORMS = ['hex', 'repeat', 'ramp', 'splitmix64', 'concat', 'patch'];

export class Corpus {
  /** @param {Map<string, Uint8Array>} files the vector files by their family, in the order in which families run */
  constructor(files) {
    this.families = [...files.keys()];
    this.vectors = [...files].flatMap(([family, bytes]) =>
      read(new TextDecoder().decode(bytes))
        .get('vectors')
        .map(vector => ({ family, ...Object.fromEntries(vector) })),
    );
    this.byId = new Map(this.vectors.map(vector => [vector.id, vector]));
    /** The digest of each file by its path. */
    this.files = new Map([...files].map(([family, bytes]) => [`vectors/${family}.json`, hex(sha256(bytes))]));
    this.root = corpusRoot(this.files);
  }

  /** Returns the vectors of a selection, in order. */
  select({ levels, families, shard }) {
    return this.vectors
      .filter(vector => levels.includes(vector.level))
      .filter(vector => families.length === 0 || families.includes(vector.family))
      .filter((_, i) => i % shard.of === shard.index - 1);
  }
}

/** Returns the SHA-256 of what `sha256sum vectors/*.json` prints for files: pairs of a path and a digest. */
export const corpusRoot = files =>
  hex(
    sha256(
      ...[...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => UTF8.encode(`${digest}  ${path}\n`)),
    ),
  );

/** Returns which vectors a section `correctness` is about. */
export function selectionOf(correctness) {
  const shard = correctness.get('shard');
  const families = correctness.get('families') ?? [];
  return {
    levels: correctness.get('levels'),
    families,
    shard: shard ? { index: shard.get('index'), of: shard.get('of') } : { index: 1, of: 1 },
    isPart: families.length > 0 || shard !== undefined,
  };
}

/** Returns the number of bytes of the longest region that a vector needs. */
export function longestRegion({ op, in: input }) {
  const length = op === 'fill' ? input.get('length') : 0;
  const filled = isWhole(length) ? BigInt(length) : 0n;
  return filled > regionIn(input) ? filled : regionIn(input);
}

function regionIn(value) {
  if (value instanceof Map && FORMS.some(form => value.has(form))) return recipeLength(value);
  if (!(value instanceof Map || Array.isArray(value))) return 0n;
  return [...value.values()].map(regionIn).reduce((longest, length) => (length > longest ? length : longest), 0n);
}

function recipeLength(recipe) {
  if (recipe.has('hex')) return BigInt(recipe.get('hex').length / 2);
  if (recipe.has('repeat')) return BigInt(recipe.get('repeat').length / 2) * BigInt(recipe.get('count'));
  if (recipe.has('concat')) return recipe.get('concat').reduce((total, part) => total + recipeLength(part), 0n);
  return recipe.has('patch') ? recipeLength(recipe.get('patch')) : BigInt(recipe.get('length'));
}

const isWhole = value => typeof value === 'bigint' || Number.isInteger(value);
