// Sources of the platform: bodies of HTTP, files, file handles, streams of both kinds. What a call takes it gives back.
import assert from 'node:assert/strict';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { ENGINES, noise, refusal } from './engines.mjs';

const [atlas] = ENGINES;
const folder = mkdtempSync(join(tmpdir(), 'atlas-l2-'));
after(() => rmSync(folder, { recursive: true }));

const BYTES = noise(2 ** 21 + 12_345);
const path = join(folder, 'data.bin');
writeFileSync(path, BYTES);

const byteStream = bytes =>
  new ReadableStream({
    type: 'bytes',
    start(controller) {
      for (let at = 0; at < bytes.length; at += 100_000) controller.enqueue(bytes.slice(at, at + 100_000));
      controller.close();
    },
  });

const SOURCES = {
  Response: { make: () => new Response(BYTES) },
  'Response of a stream': { make: () => new Response(byteStream(BYTES)) },
  'Response with a length': {
    make: () => new Response(BYTES, { headers: { 'content-length': `${BYTES.length}` } }),
    isTold: true,
  },
  'Response that was compressed': {
    make: () => new Response(BYTES, { headers: { 'content-length': '99', 'content-encoding': 'gzip' } }),
  },
  Request: { make: () => new Request('http://localhost/', { method: 'POST', body: BYTES }) },
  'Request without a stream': {
    make: () => ({ bodyUsed: false, headers: new Headers(), arrayBuffer: async () => BYTES.slice().buffer }),
  },
  'Response with a stream of Node': {
    make: () => ({ bodyUsed: false, body: createReadStream(path), arrayBuffer() {} }),
  },
  File: { make: () => new File([BYTES], 'data.bin'), isTold: true },
  'byte stream': { make: () => byteStream(BYTES) },
  'stream of Node': { make: () => createReadStream(path) },
  'stream of Node as a web stream': { make: () => Readable.toWeb(createReadStream(path)) },
  FileHandle: { make: () => open(path), isTold: true },
};

for (const [kind, { make, isTold }] of Object.entries(SOURCES)) {
  test(`${kind}: hasTheAnswersOfOneCall`, async () => {
    for (const [call, value] of [
      ['sumAsync', atlas.sum(BYTES)],
      ['witnessAsync', atlas.witness(BYTES)],
    ]) {
      const told = [];
      const source = await make();
      assert.deepEqual(await atlas[call](source, { onProgress: progress => told.push(progress) }), value, call);
      assert.deepEqual(told.at(-1), { bytes: BYTES.length, ...(isTold ? { total: BYTES.length } : {}) });
      await source.close?.();
    }
  });

  test(`${kind}: abortRejectsWithTheReason`, async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const source = await make();
    const call = atlas.treeAsync(source, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    await assert.rejects(call, reason);
    await source.close?.();
  });
}

test('locksAreReleased', async () => {
  for (const make of [() => byteStream(BYTES), () => new Blob([BYTES]).stream(), () => new Response(BYTES).body]) {
    const read = make();
    await atlas.sumAsync(read);
    assert.equal(read.locked, false);
    const aborted = make();
    const controller = new AbortController();
    await assert.rejects(
      atlas.sumAsync(aborted, { signal: controller.signal, onProgress: () => controller.abort() }),
      /abort/i,
    );
    await new Promise(done => setImmediate(done));
    assert.equal(aborted.locked, false);
  }
});

test('aFileHandleStaysOpenAndWhereItIs', async () => {
  const handle = await open(path);
  try {
    const first = await handle.read(new Uint8Array(10), 0, 10, null);
    assert.equal(first.bytesRead, 10);
    assert.deepEqual(await atlas.witnessAsync(handle), atlas.witness(BYTES));
    const controller = new AbortController();
    await assert.rejects(
      atlas.sumAsync(handle, { signal: controller.signal, onProgress: () => controller.abort() }),
      /abort/i,
    );
    const { buffer } = await handle.read(new Uint8Array(10), 0, 10, null);
    assert.deepEqual(buffer, BYTES.slice(10, 20));
  } finally {
    await handle.close();
  }
  await assert.rejects(atlas.sumAsync(handle), refusal('INVALID', /source is a file handle that was closed/));
  const directory = await open(folder);
  await assert.rejects(atlas.sumAsync(directory), refusal('INVALID', /source is the handle of a directory/));
  await directory.close();
});

test('aBodyIsReadOnce', async () => {
  const response = new Response(BYTES);
  await atlas.sumAsync(response);
  await assert.rejects(atlas.sumAsync(response), refusal('INVALID', /source was read before/));
  const locked = new Response(BYTES);
  locked.body.getReader();
  await assert.rejects(atlas.sumAsync(locked), refusal('INVALID', /source is locked/));
  assert.equal(await atlas.sumAsync(new Response(null)), 0);
  assert.equal(await atlas.sumAsync(new Request('http://localhost/')), 0);
  await assert.rejects(atlas.witnessAsync(new Response(null)), refusal('INVALID', /source must not be empty/));
});

test('textIsRefusedWithTheLineToWrite', async () => {
  const line = /new TextEncoder\(\)\.encode\(text\)/;
  await assert.rejects(atlas.sumAsync('text'), refusal('INVALID', line));
  await assert.rejects(atlas.sumAsync(Object('text')), refusal('INVALID', line));
  await assert.rejects(atlas.witnessAsync(['text']), refusal('INVALID', line));
  await assert.rejects(atlas.treeAsync(createReadStream(path, 'latin1')), refusal('INVALID', line));
  await assert.rejects(
    atlas.sumAsync(new Response('text').body.pipeThrough(new TextDecoderStream())),
    refusal('INVALID', line),
  );
  for (const call of ['sum', 'check', 'witness', 'treeWitness', 'tree', 'windowCheck'])
    assert.throws(() => atlas[call]('text'), refusal('INVALID', line), call);
  assert.throws(() => new atlas.ConservedSum().update('text'), refusal('INVALID', line));
  assert.throws(() => new atlas.ConservedBuffer('text'), refusal('INVALID', line));
  assert.throws(() => new atlas.Domain(4, 0).attach('text'), refusal('INVALID', line));
  assert.throws(() => atlas.batch.sum(['text']), refusal('INVALID', line));
  assert.throws(() => atlas.delta('text', 'text'), refusal('INVALID', line));
  assert.throws(() => atlas.merkleRoot(['text']), refusal('INVALID', line));
  await assert.rejects(atlas.sumAsync(new String('text')), refusal('INVALID', /source must be bytes/));
});
