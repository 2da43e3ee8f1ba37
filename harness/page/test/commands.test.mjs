// The commands that assemble and serve the pages: what they say of wrong arguments, in one line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('..', import.meta.url));
const SERVE = join(PAGE, 'serve.mjs');
const DEMO = fileURLToPath(new URL('../../../wasm/npm/demo/serve.mjs', import.meta.url));

describe('the commands of the pages', () => {
  let folder;
  let file;
  let taken;
  let port;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-commands-'));
    file = join(folder, 'file');
    writeFileSync(file, 'mine');
    taken = createServer();
    await new Promise(resolve => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    port = String(taken.address().port);
  });
  after(() => {
    taken.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns the exit code and the one line on standard error; nothing else may be written. */
  const run = (program, ...words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(stdout, '');
    assert.match(stderr, /^.+\n$/);
    return [status, stderr.trimEnd()];
  };

  test('serving says that the port is in use, and what is not a folder', () => {
    const inUse = [1, `serve: port ${port}: is in use; name another one`];
    assert.deepEqual(run(SERVE, folder, port), inUse);
    assert.deepEqual(run(DEMO, port, folder), inUse);
    const none = join(folder, 'none');
    assert.deepEqual(run(SERVE, none), [2, `serve: ${none}: there is no such folder`]);
    assert.deepEqual(run(DEMO, '0', none), [2, `serve: ${none}: there is no such folder`]);
    assert.deepEqual(run(SERVE, file), [2, `serve: ${file}: is not a folder`]);
    for (const wrong of ['65536', '-1', '', '8e3', 'x']) {
      assert.deepEqual(run(SERVE, folder, wrong), [2, 'usage: node serve.mjs FOLDER [PORT]']);
      assert.deepEqual(run(DEMO, wrong), [2, 'usage: node serve.mjs [PORT [PACKAGE-FOLDER]]']);
    }
  });

  test('building never replaces a file or the sources', () => {
    const build = join(PAGE, 'build.mjs');
    assert.deepEqual(run(build, file), [2, `build: OUTDIR ${file}: is not a folder`]);
    const [status, said] = run(build, join(file, 'out'));
    assert.equal(status, 1);
    assert.match(said, /^build: ENOTDIR/);
    const ours = run(build, PAGE);
    assert.deepEqual(ours, [
      2,
      `build: OUTDIR ${PAGE}: has the sources of the pages, which would be replaced; name another folder`,
    ]);
    assert.ok(existsSync(join(PAGE, 'verify', 'verify.mjs')));
  });
});
