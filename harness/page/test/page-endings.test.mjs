// Runs that end early, and browsers that lack something.
import assert from 'node:assert/strict';
import { describePage, run } from './scenarios.mjs';

describePage('the page in Chromium, in trouble', scenario => {
  const withMuteWorkers = page =>
    page.addInitScript(() => {
      globalThis.Worker = class {
        postMessage() {}
        terminate() {}
      };
    });

  scenario('a run can be cancelled', {}, async page => {
    const cancel = async () => {
      await page.click('#cancel');
      assert.equal(await page.locator('#status').textContent(), 'Cancelled: nothing was kept.');
      assert.equal(await page.locator('#result').isVisible(), false);
      assert.equal(await page.locator('#start').isVisible(), true);
    };
    await page.click('#start');
    await page.locator('#targets li').first().waitFor();
    await cancel();
    await page.click('#start');
    await page.locator('#status', { hasText: 'is being measured' }).waitFor();
    await cancel();
  });

  scenario('the browser asks before it leaves a run, and only then', {}, async page => {
    const asked = [];
    page.on('dialog', dialog => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    const leave = async () => {
      asked.length = 0;
      await page.evaluate(() => setTimeout(() => location.assign('../verify/')));
      await page.waitForTimeout(1000);
      return [asked.join(), new URL(page.url()).pathname];
    };
    await page.click('#start');
    await page.locator('#targets li').first().waitFor();
    assert.deepEqual(await leave(), ['beforeunload', '/certify/']);
    assert.equal(await page.locator('#cancel').isVisible(), true);
    await page.click('#cancel');
    assert.deepEqual(await leave(), ['', '/verify/']);
  });

  scenario(
    'a file that is missing ends the run with its name',
    { logs: true, changed: ['kit/kit.json', text => text.replace('"record"', '"records"')] },
    async page => {
      await page.click('#start');
      await page.locator('#start').waitFor();
      assert.match(await page.locator('#status').textContent(), /vectors\/records\.json: cannot be loaded: status 404/);
    },
  );

  scenario(
    'a file that is another one, such as the page of a hotel, ends the run with its name',
    { changed: ['kit/kit.json', () => '<html>please log in</html>'] },
    async page => {
      await page.click('#start');
      await page.locator('#start').waitFor();
      assert.match(await page.locator('#status').textContent(), /^The run has ended: kit\.json: not JSON/);
    },
  );

  scenario(
    'a target that cannot be loaded ends the run, and is not certified as broken',
    { logs: true, changed: ['target-worker.mjs', () => undefined] },
    async page => {
      await page.click('#start');
      await page.locator('#start').waitFor();
      assert.match(
        await page.locator('#status').textContent(),
        /^The run has ended: \.\.\/target-worker\.mjs: cannot be loaded/,
      );
      assert.equal(await page.locator('#result').isVisible(), false);
    },
  );

  scenario(
    'a target that is loaded and does not start is not certified',
    { changed: ['kit/targets/js/page/client.mjs', text => `throw new Error('broken');\n${text}`] },
    async page => {
      await run(page);
      assert.equal(await page.locator('.decision').textContent(), 'Not certified');
    },
  );

  scenario(
    'a browser that starts no worker gets a sentence',
    {
      prepare: page =>
        page.addInitScript(() => {
          globalThis.Worker = function Refused() {
            throw new Error('no workers today');
          };
        }),
    },
    async page => {
      await page.click('#start');
      await page.locator('#start').waitFor();
      assert.equal(
        await page.locator('#status').textContent(),
        'This browser cannot start a worker: no workers today.',
      );
    },
  );

  scenario(
    'a judge that ends without a word ends the run',
    {
      changed: ['page.mjs', text => text.replace('LONGEST_SILENCE = 60', 'LONGEST_SILENCE = 1')],
      prepare: withMuteWorkers,
    },
    async page => {
      await page.click('#start');
      await page.locator('#start').waitFor();
      assert.match(await page.locator('#status').textContent(), /^The run has ended: its judge has been silent/);
    },
  );

  scenario(
    'a script that does not start is told of',
    { logs: true, changed: ['page.mjs', () => undefined] },
    async page => {
      const told = page.locator('#unstarted');
      await page.waitForFunction(() => document.getElementById('unstarted').getBoundingClientRect().height > 20);
      assert.match(await told.textContent(), /^The script of this page has not started/);
    },
  );

  scenario(
    'without WebAssembly there is a sentence',
    { prepare: page => page.addInitScript(() => delete globalThis.WebAssembly) },
    async page => {
      assert.match(await page.locator('#trouble').textContent(), /^This browser does not have WebAssembly/);
      assert.equal(await page.locator('#start').isVisible(), false);
    },
  );

  scenario('without JavaScript there is a sentence', { context: { javaScriptEnabled: false } }, async page => {
    assert.match(await page.locator('noscript').textContent(), /Please allow scripts/);
    assert.equal(await page.locator('#start').isVisible(), false);
  });
});
