// Batches: section S9. Every entry is checked before any work is done.
import { bytes, list, object, region, sameLength, whole } from './argument-checks.js';
import { constants } from './constants.js';
import { accept } from './errors.js';
import { fromRecord } from './records.js';

const WORD = 4;

export function batches({ kernels, heap, staging }, { sumOf, deltaOf }, { witness }) {
  const SIZE = staging.constructor.SIZE;
  /** Entries and answers of one call are in the second staging buffer; the largest are 256 records. */
  const answers = heap.allocate(constants.maxBatch * constants.record);

  const entriesOf = (entries, look) => list('entries', entries, 1, constants.maxBatch).map(look);
  const named = look => (entry, i) => look(`entries[${i}]`, entry);

  /** Addresses of all regions. Those that are not resident are copied in together; null if they do not fit. */
  function placed(regions) {
    let at = staging.first;
    const addresses = [];
    for (const one of regions) {
      if (heap.holds(one)) {
        addresses.push(one.byteOffset);
      } else {
        if (at + one.length > staging.first + SIZE) return null;
        addresses.push(staging.put(at, one));
        at += one.length;
      }
    }
    return addresses;
  }

  function words(rows) {
    const view = new DataView(heap.view.buffer, staging.second, SIZE);
    rows.flat().forEach((word, i) => view.setUint32(i * WORD, word, true));
    return staging.second;
  }

  /**
   * One call of a batch kernel if everything fits, otherwise single calls, which give the same answers (clause S9.1).
   */
  function run(kernel, regions, read, single) {
    const addresses = placed(regions);
    if (addresses === null) return regions.map(single);
    accept(kernel(words(regions.map((one, i) => [addresses[i], one.length])), regions.length, answers), 'batch');
    return regions.map((_, i) => read(i));
  }

  const word = i => new DataView(heap.view.buffer, answers).getUint32(i * WORD, true);

  return {
    sum: entries => run(kernels.batch_sum, entriesOf(entries, named(bytes)), word, sumOf),

    check: entries =>
      run(
        kernels.batch_check,
        entriesOf(entries, named(bytes)),
        i => word(i) === 1,
        one => sumOf(one) === 0,
      ),

    delta(entries) {
      const given = entriesOf(entries, (entry, i) => {
        const { before, after } = object(`entries[${i}]`, entry);
        return { before, after };
      });
      const pairs = given.map(({ before, after }, i) => {
        const pair = [bytes(`entries[${i}].before`, before), bytes(`entries[${i}].after`, after)];
        sameLength(`entries[${i}].before`, pair[0], 'after', pair[1]);
        return pair;
      });
      const addresses = placed(pairs.flat());
      if (addresses === null) return pairs.map(([before, after]) => deltaOf(0, before, after));
      const rows = pairs.map(([before], i) => [addresses[2 * i], addresses[2 * i + 1], before.length]);
      accept(kernels.batch_delta(words(rows), rows.length, answers), 'batch');
      return pairs.map((_, i) => word(i));
    },

    witness: entries =>
      run(
        kernels.batch_witness,
        entriesOf(entries, named(region)),
        i => fromRecord(staging.take(answers + i * constants.record, constants.record)),
        witness,
      ),
  };
}

/** Clause S9.4. Lengths beyond 32 bits have the answer of the longest 32-bit length. */
export function batchHint({ kernels }, length) {
  const n = whole('bytes', length, 0, 2n ** 63n - 1n);
  return kernels.batch_hint(n > 0xffff_ffff ? 0xffff_ffff : Number(n));
}
