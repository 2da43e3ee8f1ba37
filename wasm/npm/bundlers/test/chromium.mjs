// A real Chromium with pages in it, all of whose errors are recorded.
import { serve } from './serve.mjs';

export { launch, missing } from '../../demo/test/browser.mjs';

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
