// A Worker that answers with the results of the application, and with its knowledge of garbage.
import { load } from 'atlas-l2';
import { answers } from '../app/answers.js';

export default {
  async fetch() {
    const atlas = await load();
    const block = atlas.alloc(1000);
    block.fill(5);
    const sums = [atlas.sum(block), atlas.sum(atlas.alloc(1000))];
    atlas.free(block);
    return Response.json({ registry: typeof FinalizationRegistry, sums, answers: await answers() });
  },
};
