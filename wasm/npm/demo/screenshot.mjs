// Makes the picture of the page that the README shows. node screenshot.mjs OUT.png, in target/dev/demo, which the build makes
import { launch, missing, visit } from './test/browser.mjs';

const [out] = process.argv.slice(2);
if (out === undefined || missing) {
  console.error(missing || 'usage: node screenshot.mjs OUT.png');
  process.exit(2);
}
const browser = await launch();
try {
  await visit(
    browser,
    {
      hash: '#sample',
      context: { viewport: { width: 1040, height: 800 }, deviceScaleFactor: 0.75, colorScheme: 'light' },
    },
    async page => {
      await page.waitForFunction(
        () => document.getElementById('measure-status').textContent.startsWith('The fastest'),
        undefined,
        { timeout: 180_000 },
      );
      await page.screenshot({ path: out, fullPage: true });
    },
  );
} finally {
  await browser.close();
}
