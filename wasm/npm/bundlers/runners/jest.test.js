// In Jest each test file is a realm of its own, with Node's Buffers of another.
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';

test('sums, witnesses and pools in Jest', async () => {
  const atlas = await load();
  expect(atlas.sum(Uint8Array.of(95, 3))).toBe(2);
  expect(atlas.sum(Buffer.from([97]))).toBe(1);
  expect((await atlas.witnessAsync(new ArrayBuffer(8))).length).toBe(8n);
  const pool = new WorkerPool(1);
  expect((await pool.tree(new Uint8Array(1_000_000))).leafCount).toBe(245);
  pool.close();
});
