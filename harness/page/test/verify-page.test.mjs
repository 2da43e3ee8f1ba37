// The page that verifies, in a real Chromium: in each state axe-core finds no serious fault and a phone is wide enough,
// and all of it works by keyboard.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadKit } from '../certificate/kit.mjs';
import { build } from '../build.mjs';
import { serve } from '../serve.mjs';
import { kitFile } from '../verify/files.mjs';
import { find } from './browsers.mjs';
import { attestation, keys, sample, wrongRow } from './sample.mjs';

const { ATLAS_TOOLS: tools, ATLAS_REQUIRE_BROWSERS: required } = process.env;
const program = find('chromium');
const missing =
  (tools === undefined && 'ATLAS_TOOLS does not name the folder of the tools') ||
  (program === undefined && 'there is no Chromium; to run it: ./atlas targets --install chromium-simd');
if (missing && required === '1') throw new Error(missing);

const PHONE = { width: 390, height: 844 };
const SERIOUS = ['serious', 'critical'];

describe('the page that verifies, in Chromium', { skip: missing, timeout: 600_000 }, () => {
  const mine = keys();
  let browser;
  let site;
  let server;
  let axe;
  let files;
  let wrong;
  before(async () => {
    const require = createRequire(join(tools, 'package.json'));
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'];
    browser = await require('playwright-core').chromium.launch({ executablePath: program, args });
    axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    site = mkdtempSync(join(tmpdir(), 'atlas-verify-page-'));
    build(site);
    server = await serve(site, 0);
    const { corpus } = await loadKit(kitFile);
    wrong = corpus.vectors.find(({ level, op }) => level === 'core' && op === 'sum');
    const good = sample(corpus, { signer: mine, fresh: 4 });
    files = {
      good: ['certificate.json', good],
      attestation: ['attestation.json', attestation(good, corpus, mine)],
      failed: ['failed.json', sample(corpus, { signer: mine, wrong: new Map([[wrong.id, wrongRow(wrong)]]) })],
      changed: ['changed.json', good.replace('2026-01-02', '2026-01-03')],
      garbage: ['picture.png', Buffer.of(0x89, 0x50, 0xff)],
      unsigned: ['unsigned.json', sample(corpus, { wrong: new Map([[wrong.id, wrongRow(wrong)]]) })],
    };
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    if (site) rmSync(site, { recursive: true, force: true });
  });

  const input = ([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const answered = page => page.locator('#result:visible, #trouble:visible').first().waitFor();

  /** Returns what a person sees of the result. */
  const said = async page => (await page.locator('#trouble:visible, #result > :visible').allTextContents()).join('\n');

  async function opened(use, context = {}) {
    const own = await browser.newContext({ viewport: PHONE, bypassCSP: true, ...context });
    const logged = [];
    try {
      const page = await own.newPage();
      page.on('console', message => logged.push(message.text()));
      page.on('pageerror', error => logged.push(`thrown: ${error.message}`));
      await page.goto(`http://127.0.0.1:${server.address().port}/verify/`);
      await page.locator('#main').waitFor();
      await use(page);
      assert.deepEqual(logged, []);
    } finally {
      await own.close();
    }
  }

  async function choose(page, ...chosen) {
    await page.setInputFiles('#file', chosen.map(input));
    await answered(page);
    return said(page);
  }

  const STATES = [
    ['nothing', [], /Choose/],
    ['a good certificate', ['good'], /Accepted\s+certificate\.json is a good certificate\. It says “certified”/],
    [
      'a good attestation',
      ['attestation', 'good'],
      /attestation\.json is a good attestation\. It says PASSED: certified/,
    ],
    ['a failed certificate', ['failed'], /Accepted\s+failed\.json is .* It says “not certified: 1 wrong answer”/],
    ['a changed certificate', ['changed'], /Refused[\s\S]*circumstances\.started: was changed/],
    ['no certificate', ['garbage'], /Refused[\s\S]*byte 0: the file is not UTF-8/],
    ['an attestation alone', ['attestation'], /Refused[\s\S]*give both files/],
    [
      'an attestation with another file',
      ['attestation', 'garbage'],
      /Refused\s[\s\S]*picture\.png: byte 0: the file is not/,
    ],
    ['two certificates', ['good', 'changed'], /expected one file, or two: an attestation and its certificate/],
  ];
  for (const [name, chosen, says] of STATES) {
    test(`${name}: it says so, fits a phone, and axe-core finds nothing serious`, () =>
      opened(async page => {
        if (chosen.length > 0) assert.match(await choose(page, ...chosen.map(file => files[file])), says);
        if (name === 'a good certificate') {
          const heads = await page.locator('#target-rows th').allTextContents();
          assert.deepEqual(heads, ['Target', 'Pass', 'Fail', 'Fault', 'Skip'], 'no column of zeros but these');
        }
        if (name === 'a failed certificate') {
          await page.emulateMedia({ forcedColors: 'active' });
          const border = await page.locator('#ask button').evaluate(button => {
            const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(button);
            return [borderTopWidth, borderTopStyle, borderTopColor];
          });
          assert.deepEqual(border.slice(0, 2), ['1px', 'solid']);
          assert.doesNotMatch(border[2], /^rgba\(.*, 0\)$/);
          await page.emulateMedia({ forcedColors: 'none' });
          await page.fill('#vector', wrong.id);
          await page.click('#ask button');
          await page.locator('#steps li').first().waitFor();
          assert.match(await page.locator('#proof-status').textContent(), /^The steps lead to the root/);
          assert.match(await page.locator('#leaf').textContent(), /"verdict":"fail"/);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.evaluate(axe);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { preload: false }));
          const found = violations.filter(({ impact }) => SERIOUS.includes(impact));
          assert.deepEqual(
            found.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0].html}`),
            [],
          );
        }
      }));
  }

  test('files that are dropped are checked, and the field names them', () =>
    opened(async page => {
      const dropped = [files.attestation, files.good];
      await page.evaluate(files => {
        const dataTransfer = new DataTransfer();
        for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
        dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
      }, dropped);
      await answered(page);
      assert.match(await page.locator('#says').textContent(), /is a good attestation/);
      assert.deepEqual(await page.evaluate(() => [...document.querySelector('#file').files].map(file => file.name)), [
        'attestation.json',
        'certificate.json',
      ]);
      await page.evaluate(() => dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer() })));
      assert.match(await page.locator('#trouble').textContent(), /^That is not a file/);
    }));

  test('a proof is of the certificate that is shown, also if the one before takes longer to check', () =>
    opened(async page => {
      await page.evaluate(
        chosen => {
          for (const [name, text] of chosen) {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name));
            dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
          }
        },
        [files.good, files.unsigned],
      );
      await page.locator('#says', { hasText: 'unsigned.json' }).waitFor();
      await page.fill('#vector', wrong.id);
      await page.click('#ask button');
      await page.locator('#steps li').first().waitFor();
      assert.match(await page.locator('#leaf').textContent(), /"verdict":"fail"/);
    }));

  test('a key that signed nothing refuses, and one that signed accepts', () =>
    opened(async page => {
      await choose(page, files.good);
      const withKey = async ({ pem }) => {
        await page.setInputFiles('#key', { name: 'key.pem', mimeType: 'text/plain', buffer: Buffer.from(pem) });
        await answered(page);
        return said(page);
      };
      assert.match(await withKey(keys()), /Refused[\s\S]*signature\.publicKey: is another key/);
      assert.match(await withKey(mine), /Accepted[\s\S]*, as asked/);
      const noKeys = [
        ['badge.svg', '<svg/>', /^badge\.svg: expected a PEM file with BEGIN PUBLIC KEY$/],
        ['mine.pem', mine.own.export({ type: 'pkcs8', format: 'pem' }), /^mine\.pem: is a private key: expected a PEM/],
      ];
      for (const [name, text, says] of noKeys) {
        await page.setInputFiles('#key', { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
        await page.locator('#trouble', { hasText: name }).waitFor();
        assert.match(await page.locator('#trouble').textContent(), says);
        assert.equal(await page.locator('#result').isVisible(), false);
      }
    }));

  test('a proof is made and saved by keyboard alone, and the page accepts it', () =>
    opened(async page => {
      const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
      const tabTo = async id => {
        for (let i = 0; i < 20 && (await focused()) !== id; i++) await page.keyboard.press('Tab');
        assert.equal(await focused(), id);
      };
      await tabTo('file');
      await tabTo('key');
      await tabTo('any');
      await choose(page, files.failed);
      assert.equal(await focused(), 'verdict');
      await tabTo('vector');
      await page.keyboard.type(wrong.id);
      await page.keyboard.press('Enter');
      await page.locator('#steps li').first().waitFor();
      const download = page.waitForEvent('download');
      await tabTo('save');
      await page.keyboard.press('Enter');
      const proof = readFileSync(await (await download).path(), 'utf8');
      assert.match(
        await choose(page, ['proof.json', proof]),
        /Accepted\s+proof\.json is a good proof: sample .*: fail/,
      );
      assert.equal(await page.locator('#proof').isVisible(), false);
    }));
});
