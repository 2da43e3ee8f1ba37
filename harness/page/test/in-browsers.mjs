// Runs the page "Certify this browser" in real browsers, and writes the certificates that it offers.
//   node in-browsers.mjs SITE OUT [--floors] BROWSER...
//     SITE is what build.mjs made; BROWSER is chromium, firefox or webkit; --floors measures speed, which takes minutes
// Each is a file OUT/BROWSER.json. Without --floors, the memory of the page is measured, and may not exceed MOST_MEMORY.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serve } from '../serve.mjs';
import { BROWSERS, find, findProgram } from './browsers.mjs';
import { watchMemory } from './memory.mjs';

const LIMIT = 300_000;
const LIMIT_WITH_FLOORS = 1_200_000;
/** In MiB. Most runs stay below 300; when garbage is freed depends on the engine and the machine. */
const MOST_MEMORY = 400;
/** It drives the page as a person does: a press of the button, and the link to the certificate. */
const driver =
  isTimed => `<!doctype html><title>driver</title><iframe src="/certify/" width="900" height="900"></iframe>
<script type="module">
const post = body => fetch('/result', { method: 'POST', body });
try {
  const frame = document.querySelector('iframe');
  const until = async done => {
    while (!done()) await new Promise(resolve => setTimeout(resolve, 100));
  };
  const el = id => frame.contentDocument.getElementById(id);
  const shown = id => el(id) !== null && el(id).getClientRects().length > 0;
  await until(() => shown('start'));
  el('${isTimed ? 'timed' : 'answers-only'}').click();
  el('start').click();
  await until(() => shown('save-certificate') || shown('start'));
  if (!shown('save-certificate')) throw new Error(el('status').textContent);
  await post(await (await fetch(el('save-certificate').href)).text());
} catch (error) {
  await post(String(error.stack ?? error));
}
</script>`;

/** What is undone when a browser is no longer needed, and when this program ends early. */
const undo = new Set();
process.on('exit', () => {
  for (const each of undo) each();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

function existing(program, name) {
  if (program === undefined) throw new Error(`${name} is not installed; to install it: ./atlas targets --install`);
  return program;
}

/** Starts a display, and returns its name. */
async function display(start) {
  const process = start(
    existing(findProgram(['Xvfb']), 'Xvfb'),
    ['-displayfd', '1', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  for await (const line of createInterface({ input: process.stdout })) return `:${line}`;
  throw new Error('Xvfb named no display');
}

/** Returns the certificate that the page makes in a browser, and the peak of memory if it was measured. */
async function certificateOf(name, site, isTimed) {
  const { args, preferences = {}, environment = {}, needsDisplay } = BROWSERS[name];
  const profile = mkdtempSync(join(tmpdir(), `atlas-page-${name}-`));
  const started = [];
  const start = (file, words, options) => {
    started.push(spawn(file, words, { detached: true, ...options }));
    return started.at(-1);
  };
  let server;
  let memory;
  const end = () => {
    undo.delete(end);
    memory?.end();
    for (const { pid } of started.reverse()) {
      try {
        process.kill(-pid, 'SIGKILL'); // with all that it started
      } catch {
        // it has ended
      }
    }
    server?.closeAllConnections();
    server?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  undo.add(end);
  try {
    const prefs = Object.entries(preferences).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});\n`);
    writeFileSync(join(profile, 'user.js'), prefs.join(''));
    const posted = Promise.withResolvers();
    server = await serve(site, 0, (request, response) => drive(request, response, posted, isTimed));
    const env = {
      ...process.env,
      ...environment,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      HOME: profile,
      TMPDIR: profile,
    };
    for (const folder of ['CACHE_HOME', 'CONFIG_HOME', 'DATA_HOME', 'RUNTIME_DIR']) env[`XDG_${folder}`] = profile;
    if (needsDisplay) env.DISPLAY = await display(start);
    const url = `http://127.0.0.1:${server.address().port}/drive`;
    const browser = start(existing(find(name), name), args(profile, url), { env, stdio: 'ignore' })
      .on('error', posted.reject)
      .on('exit', status => posted.reject(new Error(`the browser has ended with status ${status}`)));
    if (!isTimed) memory = watchMemory(browser.pid);
    const limit = isTimed ? LIMIT_WITH_FLOORS : LIMIT;
    const timer = setTimeout(() => posted.reject(new Error(`no certificate within ${limit / 1000} s`)), limit);
    const certificate = await posted.promise.finally(() => clearTimeout(timer));
    return { certificate, peak: memory?.peak() };
  } finally {
    end();
  }
}

/** Serves the driver and takes its result; other requests are for the site. */
function drive(request, response, posted, isTimed) {
  if (request.url === '/drive') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(driver(isTimed));
    return true;
  }
  if (request.url !== '/result') return false;
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    response.writeHead(204).end();
    const text = Buffer.concat(chunks).toString('utf8');
    if (text.startsWith('{')) posted.resolve(text);
    else posted.reject(new Error(`the page says: ${text}`));
  });
  return true;
}

const words = process.argv.slice(2);
const isTimed = words.includes('--floors');
const [site, out, ...wanted] = words.filter(word => word !== '--floors');
if (wanted.length === 0 || wanted.some(name => !Object.hasOwn(BROWSERS, name))) {
  console.error(`usage: node in-browsers.mjs SITE OUT [--floors] BROWSER..., of ${Object.keys(BROWSERS).join(', ')}`);
  process.exit(2);
}

async function run(name) {
  const begin = performance.now();
  try {
    const { certificate, peak } = await certificateOf(name, site, isTimed);
    writeFileSync(join(out, `${name}.json`), certificate);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const memory = peak === undefined ? 'memory not measured' : `at most ${Math.round(peak)} MiB in a process of pages`;
    console.log(`${name}: ${join(out, `${name}.json`)} (${seconds} s, ${memory})`);
    if (peak > MOST_MEMORY) throw new Error(`the page may use ${MOST_MEMORY} MiB`);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
}

mkdirSync(out, { recursive: true });
if (isTimed) {
  for (const name of wanted) await run(name); // another browser would slow this one
} else {
  await Promise.all(wanted.map(run));
}
