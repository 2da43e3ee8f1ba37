// The page without its host, and with a host that has a newer one.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { seal } from '../build.mjs';
import { serve } from '../serve.mjs';
import { describePage, run } from './scenarios.mjs';

describePage('the page in Chromium, offline', (scenario, site, browser) => {
  const close = server => {
    server.closeAllConnections();
    return new Promise(resolve => {
      server.close(resolve);
    });
  };

  scenario('works without its host after the first load', { kept: true }, async (page, server) => {
    await page.locator('#offline:not(:empty)').waitFor();
    await close(server);
    for (let i = 0; i < 2; i++) {
      await run(page);
      assert.equal(await page.locator('.decision').textContent(), 'Certified');
      await page.reload();
    }
  });

  test('keeps one version of the page, whole, and a newer one when no tab has the older one', {
    timeout: 300_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-page-'));
    cpSync(site(), folder, { recursive: true });
    let isDown = false;
    const server = await serve(folder, 0, (_, response) => {
      if (isDown) response.writeHead(503).end('down');
      return isDown;
    });
    const url = `http://127.0.0.1:${server.address().port}/certify/`;
    const context = await browser().newContext();
    try {
      const change = (file, from, to) => {
        const path = join(folder, 'certify', file);
        const text = readFileSync(path, 'utf8').replace(from, to);
        assert.ok(text.includes(to), file);
        writeFileSync(path, text);
      };
      const shown = async page => [
        await page.locator('.brand').first().textContent(),
        await page.locator('#about').textContent(),
      ];
      const first = await context.newPage();
      await first.goto(url);
      await first.locator('#offline', { hasText: 'is kept' }).waitFor();
      const [, about] = await shown(first);

      change('index.html', '>Atlas L2</p>', '>Atlas L2, newer</p>');
      change('page.mjs', 'you can cancel.', 'you can cancel now.');
      await first.reload(); // a host in the middle of an upload: the hashes are those of before
      assert.deepEqual(await shown(first), ['Atlas L2', about]);
      seal(folder);
      await first.reload();
      assert.deepEqual(await shown(first), ['Atlas L2', about]);
      await first.locator('#offline', { hasText: 'A newer version of this page is ready' }).waitFor();
      await run(first);
      assert.equal(await first.locator('.decision').textContent(), 'Certified');
      await first.close();

      isDown = true;
      const second = await context.newPage();
      await second.goto(url);
      assert.deepEqual(await shown(second), ['Atlas L2, newer', about.replace('can cancel', 'can cancel now')]);
      await run(second);
      assert.equal(await second.locator('.decision').textContent(), 'Certified');
    } finally {
      await context.close();
      await close(server);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
