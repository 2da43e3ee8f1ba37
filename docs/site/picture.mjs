// Makes the picture of a report that the README shows: node picture.mjs REPORT.html OUT.png, in target/dev, which the build makes
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, missing } from './test/browsers.mjs';

const [report, out] = process.argv.slice(2);
if (out === undefined || missing('chromium')) {
  console.error(missing('chromium') || 'usage: node picture.mjs REPORT.html OUT.png');
  process.exit(2);
}
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1040, height: 900 },
    deviceScaleFactor: 0.75,
    colorScheme: 'light',
  });
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.screenshot({ path: out });
} finally {
  await browser.close();
}
