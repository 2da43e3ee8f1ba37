// Firefox as Debian has it, by WebDriver BiDi. Playwright would want a Firefox of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nothing calls home. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

/** @param {string} program */
export async function launchFirefox(program) {
  const profile = await mkdtemp(join(tmpdir(), 'atlas-site-'));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(browser, 'exit');
  const address = await new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start: ${said}`)), 60_000);
    browser.once('error', reject);
    browser.stderr.on('data', bytes => {
      said += bytes;
      const found = /WebDriver BiDi listening on (\S+)/.exec(said);
      if (found) {
        clearTimeout(timer);
        resolve(found[1]);
      }
    });
  });
  const socket = new WebSocket(`${address}/session`);
  await once(socket, 'open');
  const calls = new Map();
  const listeners = new Set();
  socket.addEventListener('message', ({ data }) => {
    const { id, type, method, params, result, error, message } = JSON.parse(data);
    if (type === 'event') for (const listener of listeners) listener(method, params);
    const call = calls.get(id);
    calls.delete(id);
    if (type === 'success') call.resolve(result);
    if (type === 'error') call?.reject(new Error(`${error}: ${message}`));
  });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last++;
      calls.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
  const { context } = await send('browsingContext.create', { type: 'tab' });

  return {
    /** Shows a page in a window of that size, and returns what it logged and asked for until it was loaded. */
    async open(url, { width, height }) {
      const said = [];
      const requests = [];
      const listen = (method, params) => {
        if (method === 'log.entryAdded') said.push(`${params.level}: ${params.text}`);
        else requests.push(params.request.url);
      };
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
      listeners.add(listen);
      try {
        await send('browsingContext.navigate', { context, url, wait: 'complete' });
        await this.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
      } finally {
        listeners.delete(listen);
      }
      return { said, requests };
    },
    /** Returns what an expression comes to, as JSON. */
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return JSON.parse(result.value);
    },
    async close() {
      socket.close();
      browser.kill();
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
