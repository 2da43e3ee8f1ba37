// The page in a real Chromium, with the vectors of two short families. That it agrees with `./atlas certify` on all of
// them, in three browsers, is checked by .ci/run.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * Describes the page by scenarios.
 *
 * @param {(scenario: Function, site: () => string, browser: () => object) => void} define
 */
export function describePage(title, define) {
  describe(title, { skip: missing }, () => {
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
    define(
      scenario,
      () => site,
      () => browser,
    );
  });
}

/** Runs it to its end. */
export const run = async (page, what = 'answers-only') => {
  await page.check(`#${what}`);
  await page.click('#start');
  await page.locator('#result').waitFor();
};

/** Saves a file that it offers, and returns its text. */
export const saved = async (page, id) => {
  const download = page.waitForEvent('download');
  await page.click(`#${id}`);
  return readFileSync(await (await download).path(), 'utf8');
};
