// The page in a real Chromium, with the vectors of two short families. That it agrees with `./atlas certify` on all of
// them, in three browsers, is checked by .ci/run.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, seal } from '../build.mjs';
import { find } from './browsers.mjs';
import { serve } from '../serve.mjs';

const { ATLAS_TOOLS: tools, ATLAS_REQUIRE_BROWSERS: required } = process.env;
const program = find('chromium');
const missing =
  (tools === undefined && 'ATLAS_TOOLS does not name the folder of the tools') ||
  (program === undefined && 'there is no Chromium; to run it: ./atlas targets --install chromium-simd');
if (missing && required === '1') throw new Error(missing);

const FAMILIES = ['meta', 'record'];
/** Two that every machine meets, and one that no machine does; all on one bench, which is quick to measure. */
const FLOORS = {
  profile: 'machine',
  floors: [
    { id: 'sum/slow', targets: ['chromium-base'], op: 'sum', size: 2048, minRatio: 1e-6, ruler: 'fnv1a' },
    { id: 'sum/fast', targets: ['chromium-host'], op: 'sum', size: 2048, minRatio: 1e6, ruler: 'fnv1a' },
    { id: 'sum/copied', targets: ['chromium-base'], op: 'sum', size: 2048, minRatio: 1e-6, ruler: 'memcpy' },
  ],
};
const TARGETS = ['chromium-simd', 'chromium-base', 'chromium-host', 'chromium-worker'];

describe('the page in Chromium', { skip: missing }, () => {
  let browser;
  let withGpu;
  let site;
  before(async () => {
    const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'];
    browser = await chromium.launch({ executablePath: program, args });
    const gpu = [...args.filter(arg => arg !== '--disable-gpu'), '--enable-unsafe-webgpu'];
    withGpu = await chromium.launch({ executablePath: program, args: gpu });
    site = mkdtempSync(join(tmpdir(), 'atlas-page-'));
    build(site);
    const kit = join(site, 'certify', 'kit', 'kit.json');
    const named = { ...JSON.parse(readFileSync(kit, 'utf8')), families: FAMILIES, floors: ['seed.json'] };
    writeFileSync(kit, JSON.stringify(named));
    writeFileSync(join(site, 'certify', 'kit', 'floors', 'seed.json'), JSON.stringify(FLOORS));
    // Few readings are enough for these floors, and the machine may be busy.
    const effort = join(site, 'certify', 'judge', 'floors', 'effort.mjs');
    const few = { steady: 50, longestWarmUp: 1000, rounds: 3, maxRounds: 6 };
    const text = readFileSync(effort, 'utf8').replace(/(\w+): ([\d_]+),/g, (all, name) =>
      name in few ? `${name}: ${few[name]},` : all,
    );
    writeFileSync(effort, text);
    seal(site);
  });
  after(async () => {
    await browser?.close();
    await withGpu?.close();
    if (site) rmSync(site, { recursive: true, force: true });
  });

  /**
   * @param {{ context?: object, changed?: [string, (text: string) => string], prepare?: Function, logs?: boolean, gpu?: boolean }} how
   *     `changed`: a file below certify/ that is served with another text, or not at all if that is undefined; `logs`: the
   *     browser logs a request that fails; `gpu`: the browser has an adapter of WebGPU, which is software if the machine
   *     has no GPU; `kept`: the page is kept for use without a network, which it is not with a file that is changed
   */
  const scenario = (name, { context = {}, changed: [path, change] = [], prepare = () => {}, logs, gpu, kept }, use) =>
    test(name, { timeout: 300_000 }, async () => {
      const server = await serve(site, 0, (request, response) => {
        if (request.url !== `/certify/${path}`) return false;
        const text = change(readFileSync(join(site, 'certify', path), 'utf8'));
        if (text === undefined) request.socket.destroy();
        else response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
        return true;
      });
      const origin = `http://127.0.0.1:${server.address().port}`;
      const opened = await (gpu ? withGpu : browser).newContext(context);
      const said = [];
      try {
        const page = await opened.newPage();
        page.setDefaultTimeout(120_000);
        page.on('console', message => said.push(message.text()));
        page.on('pageerror', error => said.push(`thrown: ${error.message}`));
        opened.on('request', request => {
          if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(origin)) said.push(request.url());
        });
        if (!kept) await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
        await prepare(page);
        await page.goto(`${origin}/certify/`);
        await use(page, server, `${origin}/certify/`);
        if (!logs) assert.deepEqual(said, []);
      } finally {
        await opened.close();
        server.closeAllConnections();
        server.close();
      }
    });

  const withMuteWorkers = page =>
    page.addInitScript(() => {
      globalThis.Worker = class {
        postMessage() {}
        terminate() {}
      };
    });

  const run = async (page, what = 'answers-only') => {
    await page.check(`#${what}`);
    await page.click('#start');
    await page.locator('#result').waitFor();
  };
  const saved = async (page, id) => {
    const download = page.waitForEvent('download');
    await page.click(`#${id}`);
    return readFileSync(await (await download).path(), 'utf8');
  };

  /** Everything that leads away from the page leaves it open, with its result. */
  const staysOpen = async page => {
    const links = page.locator('a[href]:not([download], [href^="#"]):visible');
    const said = await links.evaluateAll(all =>
      all.map(({ target, rel, textContent }) => ({
        target,
        rel,
        isSaid: textContent.endsWith('(opens in a new tab)'),
      })),
    );
    assert.ok(said.length >= 4, `${said.length} links`);
    for (const link of said) assert.deepEqual(link, { target: '_blank', rel: 'noopener', isSaid: true });
    const other = page.waitForEvent('popup');
    await page.click('footer a');
    await (await other).locator('h1', { hasText: 'Verify a certificate' }).waitFor();
    await (await other).close();
    assert.equal(await page.locator('#result').isVisible(), true);
  };

  const phone = { viewport: { width: 390, height: 844 } };
  scenario(
    'certifies all engines on a phone, and offers files and a link',
    { context: phone },
    async (page, _, url) => {
      await run(page);
      const small = await page
        .locator('button:visible, a:visible, summary:visible')
        .evaluateAll(all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.textContent));
      assert.deepEqual(small, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.equal(await page.locator('.decision').textContent(), 'Certified');
      await staysOpen(page);
      const without = /Not certified here: chromium-gpu, because this browser has no WebGPU adapter/;
      assert.match(await page.locator('#result').textContent(), without);
      const { decision, correctness, circumstances } = JSON.parse(await saved(page, 'save-certificate'));
      assert.equal(decision, 'certified');
      assert.deepEqual(
        correctness.targets.map(({ id, totals }) => [id, totals.pass]),
        TARGETS.map(id => [id, correctness.corpus.vectors]),
      );
      assert.match(circumstances.notes[0], /^judge and targets ran in one page/);
      const report = await saved(page, 'save-report');
      assert.match(report, /<p class="decision good">Certified/);
      assert.match(report, /<style>[^<]*--good: #[^<]*\.decision[^<]*<\/style>/, 'the styles of both files');
      assert.match(
        await saved(page, 'save-badge'),
        /<title>certified: 4 targets, core, answers only, no fresh vectors</,
      );
      const link = await page.getAttribute('#link', 'href');
      await page.goto('about:blank');
      await page.goto(url + link);
      assert.match(await page.locator('#linked-text').textContent(), /^Chromium .* certified, 100 % of \d+ vectors/);
      assert.equal(await page.locator('#linked-note').isVisible(), true);
      await page.goto('about:blank');
      await page.goto(url + link.slice(0, -1)); // as a mail program may cut it
      assert.equal(await page.locator('#linked-title').textContent(), 'The link that you opened is damaged');
      assert.match(await page.locator('#linked-text').textContent(), /in another form: certificate\. Ask/);
      assert.equal(await page.locator('#linked-note').isVisible(), false);
      await page.goto('about:blank');
      await page.goto(`${url}#`);
      await page.locator('#start').waitFor();
      assert.equal(await page.locator('#linked').isVisible(), false);
    },
  );

  scenario(
    'the page next to it accepts the certificate, proves a result, and refuses a change',
    {},
    async (page, _, url) => {
      await run(page);
      const text = await saved(page, 'save-certificate');
      const choose = async file => {
        const input = { name: 'certificate.json', mimeType: 'application/json', buffer: Buffer.from(file) };
        await page.setInputFiles('#file', input);
        await page.locator('#result').waitFor();
        return page.locator('#verdict').textContent();
      };
      await page.goto(new URL('../verify/', url).href);
      await page.check('#any'); // the vectors of two families
      assert.equal(await choose(text), 'Accepted');
      assert.match(await page.locator('#says').textContent(), /It says “certified”/);
      await page.click('#ask button');
      await page.locator('#steps li').first().waitFor();
      assert.match(await page.locator('#leaf').textContent(), /"id":"meta\//);
      await page.reload();
      await page.check('#any');
      assert.equal(await choose(text.replace('"decision": "certified"', '"decision": "passed"')), 'Refused');
    },
  );

  scenario(
    'a wrong answer is not certified, and is shown',
    {
      changed: ['kit/targets/js/src/operations.mjs', text => text.replace('packed: atlas.version.packed', 'packed: 1')],
    },
    async page => {
      await run(page);
      assert.equal(await page.locator('.decision').textContent(), 'Not certified');
      assert.match(await page.locator('.wrong li').first().textContent(), /meta\/version.*first different at packed/s);
      await staysOpen(page);
      const { correctness } = JSON.parse(await saved(page, 'save-certificate'));
      const [row] = correctness.targets[0].vectors.filter(({ verdict }) => verdict !== 'pass');
      assert.deepEqual([row.id, row.verdict, row.at, row.got.packed], ['meta/version', 'fail', 'packed', 1]);
    },
  );

  scenario(
    'without SIMD the other engines are certified, and the page says so',
    { changed: ['judge/browser.mjs', text => text.replace('WebAssembly.validate(Uint8Array.from(SIMD))', 'false')] },
    async page => {
      await run(page);
      const text = await page.locator('#result').textContent();
      assert.match(text, /Speed was not measured: this is about answers only/);
      assert.match(text, /Not certified here: chromium-simd, because this browser has no 128-bit SIMD/);
      const { decision, correctness } = JSON.parse(await saved(page, 'save-certificate'));
      assert.equal(decision, 'certified');
      assert.deepEqual(
        correctness.targets.map(({ id }) => id),
        ['chromium-base', 'chromium-host'],
      );
    },
  );

  scenario('floors are measured, judged, shown and verified', { context: phone }, async (page, _, url) => {
    await run(page, 'timed');
    assert.equal(await page.locator('.decision').textContent(), 'Not certified');
    const text = await page.locator('#result').textContent();
    assert.match(text, /sum\/fastchromium-host.*missed.*× too slow.*at least 1000000× one multiplication a byte/s);
    assert.match(await page.locator('#targets').textContent(), /floors: 2 met.*floors: 1 missed.*no floors apply/s);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const certificate = await saved(page, 'save-certificate');
    const { floors, circumstances } = JSON.parse(certificate);
    assert.equal(floors.effort, 'quick');
    assert.deepEqual(
      floors.results.map(({ target, id, verdict }) => [target, id, verdict]),
      [
        ['chromium-base', 'sum/slow', 'met'],
        ['chromium-base', 'sum/copied', 'met'],
        ['chromium-host', 'sum/fast', 'missed'],
      ],
    );
    for (const { plainNanoseconds, engine } of floors.results) assert.ok(plainNanoseconds > 0 && engine !== '');
    assert.match(circumstances.notes[1], /by a clock with steps of .* ms; a page cannot read processor times/);
    assert.match(await saved(page, 'save-badge'), /<title>not certified: 1 floor missed</);
    const link = await page.getAttribute('#link', 'href');
    await page.goto(url + link);
    assert.match(await page.locator('#linked-text').textContent(), /floors quick: 2 met, 1 missed/);
    await page.goto(new URL('../verify/', url).href);
    await page.check('#any');
    const input = { name: 'certificate.json', mimeType: 'application/json', buffer: Buffer.from(certificate) };
    await page.setInputFiles('#file', input);
    await page.locator('#result').waitFor();
    assert.equal(await page.locator('#verdict').textContent(), 'Accepted');
  });

  const COARSE = { changed: ['judge/floors/effort.mjs', text => text.replace('LONGEST_STEP = 2', 'LONGEST_STEP = 0')] };
  scenario('with a clock that is too coarse answers are certified, and the page says so', COARSE, async page => {
    await run(page, 'timed');
    assert.equal(await page.locator('.decision').textContent(), 'Certified');
    assert.match(
      await page.locator('#result').textContent(),
      /floors were not measured: the clock of this page has steps/,
    );
    const { floors } = JSON.parse(await saved(page, 'save-certificate'));
    assert.deepEqual(floors, { effort: 'off', results: [] });
  });

  const GPU_FAMILY = ['kit/kit.json', text => text.replace(/"families":\[.*?\]/, '"families":["check"]')];
  scenario(
    'a GPU is certified, and the certificate names its adapter',
    { gpu: true, changed: GPU_FAMILY },
    async page => {
      await run(page);
      assert.equal(await page.locator('.decision').textContent(), 'Certified');
      const { correctness, circumstances } = JSON.parse(await saved(page, 'save-certificate'));
      assert.deepEqual(
        correctness.targets.map(({ id, totals }) => [id, totals.pass]),
        [...TARGETS, 'chromium-gpu'].map(id => [id, correctness.corpus.vectors]),
      );
      assert.match(
        correctness.targets.at(-1).hello.engine,
        /^gpu: asked for, adapter .* \((?:soft|hard)ware\), kernels /,
      );
      assert.deepEqual(circumstances.unavailable, []);
    },
  );

  scenario(
    'a GPU that answers wrong is not certified',
    {
      gpu: true,
      changed: ['kit/targets/js/src/gpu-operations.mjs', text => text.replace('d => gpu.check(d)', 'async () => true')],
    },
    async page => {
      await page.route('**/kit/kit.json', async route => {
        const text = await (await route.fetch()).text();
        await route.fulfill({ body: GPU_FAMILY[1](text), contentType: 'application/json' });
      });
      await run(page);
      assert.equal(await page.locator('.decision').textContent(), 'Not certified');
      assert.match(await page.locator('.wrong li').first().textContent(), /check\//);
    },
  );

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
    cpSync(site, folder, { recursive: true });
    let isDown = false;
    const server = await serve(folder, 0, (_, response) => {
      if (isDown) response.writeHead(503).end('down');
      return isDown;
    });
    const url = `http://127.0.0.1:${server.address().port}/certify/`;
    const context = await browser.newContext();
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
