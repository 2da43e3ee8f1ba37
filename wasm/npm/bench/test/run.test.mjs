// The command refuses what it cannot do, and says what it can.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const run = (...args) => {
  const { status, stderr } = spawnSync(process.execPath, ['run.mjs', ...args], { encoding: 'utf8', timeout: 300_000 });
  return { status, stderr };
};

test('a row that does not exist, a package that is not there and an unknown option are refused', () => {
  const unknown = run('--only', 'sun-');
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /^bench: no row begins with sun-; rows: sum-1024 /);
  const missing = run('--package', 'nowhere');
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /^bench: no package in .*nowhere; mvn /);
  const option = run('--fast');
  assert.equal(option.status, 2);
  assert.match(option.stderr, /usage: node run\.mjs/);
});
