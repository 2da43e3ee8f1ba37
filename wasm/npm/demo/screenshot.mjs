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
      context: { viewport: { width: 1040, height: 800 }, deviceScaleFactor: 0.65, colorScheme: 'light' },
    },
    async page => {
      // Up to the throughput, which differs from run to run.
      await page.locator('#changes-diff > *').first().waitFor();
      const engines = await page.locator('#engines').boundingBox();
      await page.screenshot({ path: out, fullPage: true, clip: { x: 0, y: 0, width: 1040, height: engines.y - 8 } });
    },
  );
} finally {
  await browser.close();
}
