// The README's code runs and prints what the README says, in a project that has installed the package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const readme = readFileSync(new URL('../node_modules/atlas-l2/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```js run\n([\s\S]*?)```\n```text output\n([\s\S]*?)```/g)];

test('the README has examples', () => assert.ok(examples.length > 0));

for (const [, code, output] of examples) {
  test(`example: ${code.split('\n', 1)[0]}`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    });
    assert.equal(stdout, output, stderr);
  });
}
