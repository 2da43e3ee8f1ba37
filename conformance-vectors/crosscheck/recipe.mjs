// A second, independent implementation of recipes, by the protocol's table. A recipe becomes { length, write(from,
// target) }, so that any part of a region can be made without the rest.

const MASK = (1n << 64n) - 1n;

function fromHex(text) {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

export function region(recipe) {
  if ('hex' in recipe) return bytes(fromHex(recipe.hex));
  if ('repeat' in recipe) return repeat(fromHex(recipe.repeat), Number(recipe.count));
  if ('ramp' in recipe) return ramp(recipe.ramp, recipe.step ?? 1, recipe.modulus ?? 256, recipe.length);
  if ('splitmix64' in recipe) return splitmix(BigInt(recipe.splitmix64), recipe.length);
  if ('concat' in recipe) return concat(recipe.concat.map(region));
  if ('patch' in recipe) return patch(region(recipe.patch), recipe.at, fromHex(recipe.with));
  throw new Error(`unknown recipe ${JSON.stringify(recipe)}`);
}

export function expand(recipe) {
  const made = region(recipe);
  const target = new Uint8Array(made.length);
  made.write(0, target);
  return target;
}

function bytes(all) {
  return { length: all.length, write: (from, target) => target.set(all.subarray(from, from + target.length)) };
}

function repeat(pattern, count) {
  return {
    length: pattern.length * count,
    period: pattern.length,
    write(from, target) {
      const turn = from % pattern.length;
      const turned = new Uint8Array([...pattern.subarray(turn), ...pattern.subarray(0, turn)]);
      Buffer.from(target.buffer, target.byteOffset, target.length).fill(turned);
    },
  };
}

function ramp(start, step, modulus, length) {
  return {
    length,
    write(from, target) {
      for (let i = 0; i < target.length; i++) {
        target[i] = (start + step * ((from + i) % modulus)) % modulus;
      }
    },
  };
}

// The generator in two 32-bit halves: BigInt is forty times slower, and a hundred megabytes are random.
function splitmix(seed, length) {
  return {
    length,
    write(from, target) {
      const start = Math.floor(from / 8);
      const state = (seed + BigInt(start) * 0x9e3779b97f4a7c15n) & MASK;
      let low = Number(state & 0xffffffffn);
      let high = Number(state >> 32n);
      for (let at = start * 8 - from; at < target.length; at += 8) {
        low += 0x7f4a7c15;
        high = (high + 0x9e3779b9 + (low > 0xffffffff ? 1 : 0)) >>> 0;
        low >>>= 0;
        let [h, l] = mix(high, low, 30, 0xbf58476d, 0x1ce4e5b9);
        [h, l] = mix(h, l, 27, 0x94d049bb, 0x133111eb);
        [h, l] = [(h ^ (h >>> 31)) >>> 0, (l ^ ((l >>> 31) | (h << 1))) >>> 0];
        for (let i = 0; i < 8; i++) {
          if (at + i >= 0 && at + i < target.length) {
            target[at + i] = (i < 4 ? l : h) >>> (8 * (i & 3));
          }
        }
      }
    },
  };
}

// (x ^ x >>> shift) * constant mod 2^64, x and the constant in halves; 0 < shift < 32.
function mix(high, low, shift, constantHigh, constantLow) {
  const h = (high ^ (high >>> shift)) >>> 0;
  const l = (low ^ ((low >>> shift) | (high << (32 - shift)))) >>> 0;
  const l0 = l & 0xffff;
  const l1 = l >>> 16;
  const c0 = constantLow & 0xffff;
  const c1 = constantLow >>> 16;
  const middle = l1 * c0 + Math.floor((l0 * c0) / 65536);
  const other = l0 * c1 + (middle % 65536);
  const productLow = Math.imul(l, constantLow) >>> 0;
  const carry = l1 * c1 + Math.floor(middle / 65536) + Math.floor(other / 65536);
  const productHigh = (carry + Math.imul(h, constantLow) + Math.imul(l, constantHigh)) >>> 0;
  return [productHigh, productLow];
}

function concat(parts) {
  return {
    length: parts.reduce((total, part) => total + part.length, 0),
    parts,
    write(from, target) {
      let start = 0;
      for (const part of parts) {
        const first = Math.max(from, start);
        const last = Math.min(from + target.length, start + part.length);
        if (first < last) part.write(first - start, target.subarray(first - from, last - from));
        start += part.length;
      }
    },
  };
}

function patch(base, at, piece) {
  return {
    length: base.length,
    base,
    at,
    piece,
    write(from, target) {
      base.write(from, target);
      for (let i = 0; i < piece.length; i++) {
        if (at + i >= from && at + i < from + target.length) target[at + i - from] = piece[i];
      }
    },
  };
}
