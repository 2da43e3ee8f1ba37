// A real Chromium, and pages in it that fail their test when anything is logged, thrown, or requested from another server.
import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serve } from '../serve.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const program =
  process.env.CHROMIUM ||
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(isProgram);

/** Why there is no browser here and how to get one, or false. */
export const missing =
  program === undefined &&
  'there is no Chromium on the PATH; to run it: ./atlas targets --install chromium-simd, or let the variable CHROMIUM name one';
if (missing && process.env.ATLAS_REQUIRE_BROWSERS === '1') throw new Error(missing);

/** Chromium without the calls home that it makes of itself; `gpu`: with WebGPU, in software if the machine has no GPU. */
export async function launch({ gpu = false } = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      gpu ? '--enable-unsafe-webgpu' : '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/**
 * Opens the page for as long as `use` runs.
 * @param {import('playwright-core').Browser} browser
 * @param {{ hash?: string, headers?: Record<string, string>, packageFolder?: string, faults?: boolean, context?: object }} how `faults`: what is logged is the test's matter
 */
export async function visit(browser, { hash = '', faults = false, context = {}, ...serving }, use) {
  const server = await serve(serving);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const opened = await browser.newContext(context);
  const said = [];
  try {
    const page = await opened.newPage();
    page.setDefaultTimeout(120_000);
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(`thrown: ${error.message}`));
    page.on('request', request => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
        said.push(`asked for ${request.url()}`);
    });
    await page.goto(`${origin}/demo/${hash}`);
    await use(page);
    if (!faults) assert.deepEqual(said, []);
  } finally {
    await opened.close();
    server.closeAllConnections();
    server.close();
  }
}
