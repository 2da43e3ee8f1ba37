// The command as npm installs it. That it prints what the JVM's command prints is tested where both are built.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'atlas-l2-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'text'), 'conserved or not?');
writeFileSync(join(folder, 'zeros'), new Uint8Array(12_288));

const command = fileURLToPath(new URL('../node_modules/atlas-l2/cli/main.js', import.meta.url));
function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('sumsChecksAndWitnessesAreLines', () => {
  const sha256 = createHash('sha256').update('conserved or not?').digest('hex');
  assert.deepEqual(run(['sum', 'zeros', 'text']), {
    status: 0,
    stdout: '0 12288 conserved  zeros\n26 17 not-conserved  text\n',
    stderr: '',
  });
  assert.deepEqual(run(['check', 'text', 'nowhere']), {
    status: 1,
    stdout: 'text: sum 26, not conserved\n',
    stderr: 'atlas: nowhere: no such file\n',
  });
  assert.deepEqual(run(['witness', 'text']), { status: 0, stdout: `${sha256} flat 17 26  text\n`, stderr: '' });
  assert.deepEqual(run(['sum'], 'a'), { status: 0, stdout: '1 1 not-conserved  -\n', stderr: '' });
});

test('listsAreVerified', () => {
  const list = run(['witness', '--tree', 'text', 'zeros']).stdout;
  assert.deepEqual(run(['verify'], list), { status: 0, stdout: 'text: OK\nzeros: OK\n', stderr: '' });
  assert.deepEqual(run(['verify', '--quiet', '-'], list.replace('  text', '  zeros')), {
    status: 1,
    stdout: 'zeros: FAILED, 12288 bytes where 17 were recorded\n',
    stderr: 'atlas: 1 of 2 files differ, 0 could not be read\n',
  });
});

test('misuseSaysWhatToDo', () => {
  for (const [args, said] of [
    [[], /the command must be sum, check, witness or verify, got none/],
    [['certify'], /the command must be sum, check, witness or verify, got certify/],
    [['toString'], /got toString/],
    [['sum', '--tree'], /unknown option --tree; see 'atlas sum --help'/],
    [
      ['witness', '--out', 'list', 'text'],
      /--out is an option of the atlas of the JVM, which this command does not have/,
    ],
  ]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, said);
  }
});

test('helpListsTheCommandsAndTheirOptions', () => {
  for (const args of [['--help'], ['help'], ['sum', '-h'], ['check', '--help'], ['witness', '-h'], ['verify', '-h']]) {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.match(stdout, /^Usage: atlas-l2 /);
  }
});
