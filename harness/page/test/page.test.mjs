// What the page certifies and shows.
import assert from 'node:assert/strict';
import { describePage, run, saved } from './scenarios.mjs';

const TARGETS = ['chromium-simd', 'chromium-base', 'chromium-host', 'chromium-worker'];

describePage('the page in Chromium', scenario => {
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
});
