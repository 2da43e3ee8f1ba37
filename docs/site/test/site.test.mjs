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
/** How many pages are looked at at the same time. */
const LANES = 3;
const DESKTOP = { width: 1280, height: 900 };
const files = readdirSync(folder, { recursive: true }).map(file => file.split(sep).join('/'));
const htmlOf = page => `${page}${page === '' || page.endsWith('/') ? 'index' : ''}.html`;

const own = [...ADDRESSES.values(), 'gallery/'].map(htmlOf);
const reports = files.filter(file => /^gallery\/.*\/report\.html$/.test(file));
const apps = Object.keys(APPS)
  .map(app => `${app}/index.html`)
  .filter(file => files.includes(file));
/** What other tools lay out: a page of each kind stands for the rest. */
const java = [
  ...['index.html', 'search.html', 'index-all.html', 'help-doc.html', 'overview-tree.html', 'constant-values.html'],
  ...['module-summary.html', 'dev/atlasl2/package-summary.html', 'dev/atlasl2/Conservation.html'].map(
    page => `dev.atlasl2/${page}`,
  ),
  ...['package-summary', 'FileRow', 'WitnessJob'].map(page => `spark/dev/atlasl2/spark/${page}.html`),
];
const js = [
  ...['index.html', 'hierarchy.html', 'modules/index.html', 'classes/index.AtlasError.html'],
  ...['interfaces/index.Atlas.html', 'functions/index.load.html', 'types/index.Bytes.html'],
];
const references = [...java.map(page => `api/java/${page}`), ...js.map(page => `api/js/${page}`)];
/** A host answers with 404.html, at whatever depth. */
const lost = 'no/such/page.html';
const pages = [...own, lost, ...reports, ...apps, ...references];
/** Pages whose layout is another one if there is room. */
const wide = new Set([...['', 'guide/install', 'gallery/'].map(htmlOf), lost, ...reports, ...apps, ...references]);

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
  () => assert.notEqual(reports.length, 0),
);

test('in Chromium each page is quiet, asks its own host alone, and fits a phone; axe-core finds nothing serious', {
  skip: missing('chromium'),
}, async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await launchChromium();
  const faults = [];
  try {
    const context = await browser.newContext({ viewport: PHONE, bypassCSP: true, reducedMotion: 'reduce' });
    const left = [...pages];
    const lane = async () => {
      while (left.length > 0) faults.push(...(await faultsOf(left.shift(), context, axe)));
    };
    // Much of the time of a page is the wait until it is quiet.
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await browser.close();
  }
  assert.deepEqual(faults, []);
});

async function faultsOf(name, context, axe) {
  const page = await context.newPage();
  const said = [];
  const requests = [];
  page.on('console', message => {
    const isStatus = name === lost && message.location().url === site.home + lost;
    if (!isStatus) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => said.push(`thrown: ${error.message}`));
  page.on('request', request => requests.push(request.url()));
  await page.goto(site.home + name, { waitUntil: 'networkidle' });
  if (!(await page.evaluate(FITS))) said.push(`is wider than ${PHONE.width} px`);
  said.push(...foreign(requests).map(url => `asks for ${url}`));
  await page.evaluate(axe);
  said.push(...(await seriousFaults(page)));
  // In the dark, only colours are others.
  await page.emulateMedia({ colorScheme: 'dark' });
  said.push(...(await seriousFaults(page, COLOURS)).map(text => `dark: ${text}`));
  if (wide.has(name)) {
    await page.setViewportSize(DESKTOP);
    said.push(...(await seriousFaults(page)).map(text => `${DESKTOP.width} px: ${text}`));
  }
  await page.close();
  return said.map(text => `${name}: ${text}`);
}

const COLOURS = ['color-contrast', 'link-in-text-block'];

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

test('a page that is not there says so, and leads to the first page', { skip: missing('chromium') }, async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const answer = await page.goto(site.home + lost, { waitUntil: 'networkidle' });
    assert.equal(answer.status(), 404);
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await page.waitForURL(site.home);
  } finally {
    await browser.close();
  }
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
