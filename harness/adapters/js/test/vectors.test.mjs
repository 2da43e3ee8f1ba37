// Every vector of the core level, answered by a Session, on both engines: the target and the package together.
//   node --test, with ATLAS_PACKAGE (folder of the unpacked package) and ATLAS_VECTORS (folder of the vectors)
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSession } from './open-session.mjs';

const folder =
  process.env.ATLAS_VECTORS ?? new URL('../../../../conformance-vectors/vectors', import.meta.url).pathname;

/** What the harness compares: everything but seq and messages. Lines keep numbers beyond 2^53 exact, so requests are cut out as text. */
function comparable(answer) {
  if (Array.isArray(answer)) return answer.map(comparable);
  if (answer === null || typeof answer !== 'object') return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([key]) => key !== 'seq' && key !== 'message')
      .map(([key, value]) => [key, comparable(value)]),
  );
}

const vectors = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
  .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter(line => line.startsWith('{"id":'))
  .map(line => line.replace(/,$/, ''))
  .map(line => ({ ...JSON.parse(line), input: line.slice(line.indexOf('"in":') + 5, line.lastIndexOf(',"expect":')) }))
  .filter(({ level }) => level === 'core');

test('there are vectors', () => assert.ok(vectors.length >= 1000, `only ${vectors.length} in ${folder}`));

for (const engine of ['simd', 'base']) {
  const session = await openSession(engine);
  for (const family of new Set(vectors.map(({ id }) => id.split('/')[0]))) {
    test(`engine ${engine} answers every core vector of ${family}`, async () => {
      for (const { id, op, input, expect } of vectors.filter(vector => vector.id.startsWith(`${family}/`))) {
        const { answer } = await session.answer(`{"type":"run","seq":1,"op":"${op}","in":${input}}`);
        assert.deepEqual(comparable(JSON.parse(JSON.stringify(answer))), comparable(expect), id);
      }
    });
  }
}
