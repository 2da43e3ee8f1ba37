// The built site in real browsers: each page loads quietly from its own host, fits a phone, and axe-core finds no serious fault.
// ATLAS_SITE is the folder of the site, ATLAS_SITE_ADDRESS where it will be.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { after, before, test } from 'node:test';
import { ADDRESSES, APPS } from '../.vitepress/pages.mjs';
import { launchChromium, missing, openFirefox } from './browsers.mjs';
import { serveSite } from './serve.mjs';

const { ATLAS_SITE: folder, ATLAS_SITE_ADDRESS: address } = process.env;
const base = new URL(`${address.replace(/\/$/, '')}/`).pathname;
const PHONE = { width: 390, height: 800 };
const files = readdirSync(folder, { recursive: true }).map(file => file.split(sep).join('/'));
const htmlOf = page => `${page}${page === '' || page.endsWith('/') ? 'index' : ''}.html`;

const own = [...ADDRESSES.values(), 'gallery/'].map(htmlOf);
const reports = files.filter(file => /^gallery\/.*\/report\.html$/.test(file)).slice(0, 1);
const apps = Object.keys(APPS)
  .map(app => `${app}/index.html`)
  .filter(file => files.includes(file));
/** What other tools lay out: some of their pages stand for the rest. */
const references = [
  'api/java/index.html',
  'api/java/dev.atlasl2/dev/atlasl2/Conservation.html',
  'api/js/index.html',
  'api/js/classes/index.AtlasError.html',
];
const pages = [...own, ...reports, ...apps, ...references];

let site;
before(async () => {
  site = await serveSite(folder, base);
});
after(() => site.close());

const FITS = 'document.documentElement.scrollWidth <= innerWidth';
const foreign = urls =>
  urls.filter(url => !url.startsWith(site.home) && !/^(?:data|blob|about|moz-extension):/.test(url));

test(
  'the site has the report of a certificate',
  {
    skip:
      reports.length === 0 &&
      'there is no certificate in target/ci-*; to run it: .ci/run core, and build the site again',
  },
  () => assert.equal(reports.length, 1),
);

test('in Chromium each page is quiet, asks its own host alone, and fits a phone; axe-core finds nothing serious', {
  skip: missing('chromium'),
}, async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await launchChromium();
  const faults = [];
  try {
    const context = await browser.newContext({ viewport: PHONE, bypassCSP: true, reducedMotion: 'reduce' });
    for (const name of pages) {
      const page = await context.newPage();
      const said = [];
      const requests = [];
      page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', error => said.push(`thrown: ${error.message}`));
      page.on('request', request => requests.push(request.url()));
      await page.goto(site.home + name, { waitUntil: 'networkidle' });
      if (!(await page.evaluate(FITS))) faults.push(`${name}: is wider than ${PHONE.width} px`);
      faults.push(...said.map(text => `${name}: ${text}`), ...foreign(requests).map(url => `${name}: asks for ${url}`));
      if (!references.includes(name)) {
        await page.evaluate(axe);
        faults.push(...(await seriousFaults(page)).map(text => `${name}: ${text}`));
        // In the dark, only colours are others.
        await page.emulateMedia({ colorScheme: 'dark' });
        faults.push(...(await seriousFaults(page, ['color-contrast'])).map(text => `${name}, dark: ${text}`));
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
  assert.deepEqual(faults, []);
});

async function seriousFaults(page, rules) {
  const options = { resultTypes: ['violations'], preload: false, ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate(options => globalThis.axe.run(document, options), options);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any }) => `${id}: ${any[0]?.message} ${html.slice(0, 200)}`),
    );
}

test('in Firefox each page is quiet, asks its own host alone, and fits a phone', {
  skip: missing('firefox'),
}, async () => {
  const browser = await openFirefox();
  const faults = [];
  try {
    for (const name of pages) {
      const { said, requests } = await browser.open(site.home + name, PHONE);
      if (!(await browser.evaluate(FITS))) faults.push(`${name}: is wider than ${PHONE.width} px`);
      faults.push(...said.map(text => `${name}: ${text}`), ...foreign(requests).map(url => `${name}: asks for ${url}`));
    }
  } finally {
    await browser.close();
  }
  assert.deepEqual(faults, []);
});

test('a search finds a clause, and a result leads to it', { skip: missing('chromium') }, async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${site.home}guide/install.html`, { waitUntil: 'networkidle' });
    await page.click('.VPNavBarSearch button');
    await page.fill('input.search-input', 'refused call changes nothing');
    const result = page.locator('.results a[href$="#s1.5"]').first();
    await result.click();
    await page.waitForURL(`${site.home}spec/**#s1.5`);
    await page.locator('[id="s1.5"]').waitFor();
  } finally {
    await browser.close();
  }
});
