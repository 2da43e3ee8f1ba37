// Sums of asynchronous sources: section S2. The answers are those of the synchronous calls.
import { constants } from './constants.js';
import { readAll, readingOptions } from './sources.js';

/** Length and sum of all bytes of a source, which `take` gets too. */
export async function readSum(sumOf, source, how, take) {
  let sum = 0;
  const length = await readAll(source, how, data => {
    sum += sumOf(data);
    take?.(data);
  });
  return { length: BigInt(length), resonance: sum % constants.modulus };
}

export const asyncSums = ({ sumOf }) => ({
  sumAsync: async (source, options) => (await readSum(sumOf, source, readingOptions(options))).resonance,
});
