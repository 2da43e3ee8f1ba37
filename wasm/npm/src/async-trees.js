// Trees of asynchronous sources: section S12. The answers are those of the synchronous calls.
import { readRegion } from './async-witnesses.js';
import { constants } from './constants.js';
import { joined } from './joined.js';
import { leafLog2 } from './leaves.js';
import { readingOptions } from './sources.js';

export const asyncTrees = ({ sumOf }, { stream }, { treeFrom }) => ({
  async treeAsync(source, options) {
    const { leafLog2: k = constants.defaultLeafLog2, ...how } = readingOptions(options, 'leafLog2');
    const log2 = leafLog2(k);
    const parts = [];
    const hasher = stream(log2, hashes => {
      parts.push(hashes);
    });
    try {
      const { length, resonance } = await readRegion(sumOf, source, how, data => {
        hasher.update(data);
      });
      hasher.finish();
      return treeFrom(joined(parts), log2, length, resonance);
    } finally {
      hasher.close();
    }
  },
});
