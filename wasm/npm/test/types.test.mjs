// The documentation of the types: everything public has a comment, which begins with what a call returns, and its
// examples run.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as library from 'atlas-l2';
import { loadGpu } from 'atlas-l2/gpu';
import * as workers from 'atlas-l2/workers';

const read = name => readFileSync(new URL(`../node_modules/atlas-l2/${name}`, import.meta.url), 'utf8');
const SUBJECTS = readdirSync(new URL('../node_modules/atlas-l2/types', import.meta.url));
const ENTRIES = ['simd', 'base', 'sum', 'witness', 'streams', 'node', 'workers', 'worker', 'gpu', 'wasm'].map(
  name => `${name}.d.ts`,
);
const SOURCE = [...SUBJECTS.map(name => `types/${name}`), ...ENTRIES].map(read).join('\n');

const DECLARATION = /^(?:export |declare const )(?!\{|\*|default|type \{)|^export default class/;
const CALL = /^ {2}(?:static |new )?(\[?[\w.]*\]?) ?\((?!.*=>.*\| undefined;$)/;

/**
 * All declarations and calls, each with the doc comment before it; `text` goes to the end of its line. Not the calls of types whose names end
 * in Like: these are of the platform.
 */
function documented(source) {
  const found = [];
  let comment = '';
  let open = false;
  let earlier = '';
  let isOurs = true;
  for (const line of source.split('\n')) {
    if (open || /^\s*\/\*\*/.test(line)) {
      comment = open ? `${comment}\n${line}` : line;
      open = !line.includes('*/');
      continue;
    }
    const name = CALL.exec(line)?.[1];
    if (DECLARATION.test(line)) isOurs = !/Like\b/.test(line);
    if (DECLARATION.test(line) || (isOurs && name !== undefined && name !== earlier))
      found.push({ text: line.trim(), comment });
    earlier = name ?? '';
    comment = '';
  }
  return found;
}

const ALL = documented(SOURCE);
const body = comment => comment.replace(/^\s*\/\*\*\s*|\s*\*\/\s*$/g, '').replace(/^\s*\* ?/gm, '');

test('index.d.ts exports the types of every subject', () => {
  const exported = read('index.d.ts').matchAll(/^export \* from '\.\/types\/([\w-]+)\.js';$/gm);
  assert.deepEqual([...exported].map(([, name]) => `${name}.d.ts`).sort(), SUBJECTS.sort());
});

test('every public declaration and call has a doc comment', () => {
  const names = ALL.map(({ text }) => text);
  for (const known of ['sum(data: Bytes): number;', 'export class AtlasError extends Error {', 'close(): void;'])
    assert.ok(names.includes(known), known);
  assert.deepEqual(
    ALL.filter(({ comment }) => comment === '').map(({ text }) => text),
    [],
  );
});

test('comments of calls begin with what they return', () => {
  const wrong = ALL.filter(({ text, comment }) => {
    const result = /\): (.*);$/.exec(text)?.[1];
    if (result === undefined || result === 'void') return false;
    return !body(comment).startsWith(result.startsWith('Promise') ? 'Resolves with ' : 'Returns ');
  });
  assert.deepEqual(
    wrong.map(({ text }) => text),
    [],
  );
});

const EXAMPLES = ALL.filter(({ comment }) => comment.includes('@example'));
const AsyncFunction = (async () => {}).constructor;

test('the main calls have examples', () => {
  const names = EXAMPLES.map(({ text }) => /(\w+) ?\(/.exec(text)[1]);
  for (const name of 'load loadSync alloc sum check delta fill copy witness treeWitness tree range passThrough toHex toJSON loadGpu'.split(
    ' ',
  ))
    assert.ok(names.includes(name), name);
});

for (const { text, comment } of EXAMPLES) {
  test(`example of ${text}`, async () => {
    let checks = 0;
    const code = body(comment.slice(comment.indexOf('@example') + '@example'.length).replace(/\*\/\s*$/, '')).replace(
      /^(.*); \/\/ => (.*)$/gm,
      (_, call, value) => {
        checks++;
        return `assert.deepEqual(${call}, ${value});`;
      },
    );
    assert.ok(checks > 0, 'an example says what a call gives');
    const known = { assert, ...library, ...workers, loadGpu, atlas: await library.load() };
    await new AsyncFunction(...Object.keys(known), code)(...Object.values(known));
  });
}
