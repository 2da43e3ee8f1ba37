// Streams that pass bytes through and give their sum or witness at the end.
import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import { passThrough } from 'atlas-l2';
import { nodePassThrough } from 'atlas-l2/node';
import { ENGINES, noise, refusal } from './engines.mjs';

const [atlas] = ENGINES;
const BYTES = noise(300_000);
const pieces = size =>
  Array.from({ length: Math.ceil(BYTES.length / size) }, (_, i) => BYTES.slice(i * size, (i + 1) * size));
const targets = () => [
  [new atlas.WitnessHasher(), target => assert.deepEqual(target.witness(), atlas.witness(BYTES))],
  [new atlas.WitnessHasher({ leafLog2: 12 }), target => assert.deepEqual(target.witness(), atlas.treeWitness(BYTES))],
  [new atlas.ConservedSum(), target => assert.equal(target.value(), atlas.sum(BYTES))],
];

test('webStreamsPassAndAreHashed', async () => {
  for (const size of [1000, 65_536, BYTES.length]) {
    for (const [target, check] of targets()) {
      const passed = ReadableStream.from(pieces(size)).pipeThrough(passThrough(target));
      assert.deepEqual(new Uint8Array(await new Response(passed).arrayBuffer()), BYTES);
      check(target);
    }
  }
});

test('streamsOfNodePassAndAreHashed', async () => {
  for (const through of [nodePassThrough, passThrough]) {
    for (const [target, check] of targets()) {
      const written = [];
      const sink = new Writable({
        write(chunk, _encoding, done) {
          written.push(chunk);
          setImmediate(done);
        },
      });
      await pipeline(Readable.from(pieces(7777).map(piece => Buffer.from(piece))), through(target), sink);
      assert.deepEqual(Buffer.concat(written), Buffer.from(BYTES));
      check(target);
    }
  }
});

test('anEmptyStreamPasses', async () => {
  const hasher = new atlas.WitnessHasher();
  await ReadableStream.from([]).pipeThrough(passThrough(hasher)).pipeTo(new WritableStream());
  assert.throws(() => hasher.witness(), refusal('INVALID', /0 bytes/));
});

test('textFailsTheStream', async () => {
  const line = refusal('INVALID', /data must be bytes.*new TextEncoder/);
  const web = ReadableStream.from([BYTES.slice(0, 5), 'text']).pipeThrough(passThrough(new atlas.WitnessHasher()));
  await assert.rejects(new Response(web).arrayBuffer(), line);
  const node = nodePassThrough(new atlas.WitnessHasher());
  await assert.rejects(pipeline(Readable.from(['text']), node), line);
});

test('aTargetHasUpdate', () => {
  for (const through of [nodePassThrough, passThrough]) {
    for (const bad of [undefined, null, {}, 5, 'text', atlas])
      assert.throws(() => through(bad), refusal('INVALID', /target must have update/));
  }
});
