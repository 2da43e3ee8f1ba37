// A real Chromium with pages in it, all of whose errors are recorded.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { serve } from './serve.mjs';

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

/** The reason why nothing can be loaded in a browser here and how to change that, or false. */
export const missing =
  program === undefined &&
  'there is no Chromium on the PATH; to run it: ./atlas targets --install chromium-simd, or let the variable CHROMIUM name one';
if (missing && process.env.ATLAS_REQUIRE_BROWSERS === '1') throw new Error(missing);

/** Chromium without its own background requests. */
export async function launch() {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/**
 * Opens a folder's index.html for as long as `use` runs.
 * @returns {Promise<string[]>} what was logged, thrown or not found in that time
 */
export async function visit(browser, folder, headers, use) {
  const server = await serve(folder, headers);
  try {
    return await visitServer(browser, server, use);
  } finally {
    server.close();
  }
}

/** The same for a running server at `url`; requests to other origins are allowed if they are named. */
export async function visitServer(browser, server, use, ...others) {
  const origins = [server.url, ...others];
  const context = await browser.newContext();
  const said = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(`thrown: ${error.message}`));
    page.on('request', request => {
      if (!/^(data|blob):/.test(request.url()) && !origins.some(url => request.url().startsWith(url)))
        said.push(`asked for ${request.url()}`);
    });
    await page.goto(`${server.url}index.html`);
    await use(page);
    return said;
  } finally {
    await context.close();
  }
}
