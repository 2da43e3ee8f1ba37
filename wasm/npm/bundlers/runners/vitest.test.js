// @vitest-environment jsdom
import { load } from 'atlas-l2';
import { WorkerPool } from 'atlas-l2/workers';
import { expect, test } from 'vitest';

test('sums, files, aborts and pools in jsdom', async () => {
  const atlas = await load();
  expect(atlas.sum(Uint8Array.of(95, 3))).toBe(2);
  expect(await atlas.sumAsync(new Blob([Uint8Array.of(95, 3)]))).toBe(2);
  const controller = new AbortController();
  expect(
    (await atlas.witnessAsync(new File([new Uint8Array(3_000_000)], 'zeros'), { signal: controller.signal })).length,
  ).toBe(3_000_000n);
  controller.abort();
  await expect(atlas.sumAsync(new Blob([]), { signal: controller.signal })).rejects.toBe(controller.signal.reason);
  const pool = new WorkerPool(1);
  expect((await pool.tree(new Uint8Array(1_000_000))).leafCount).toBe(245);
  pool.close();
});
