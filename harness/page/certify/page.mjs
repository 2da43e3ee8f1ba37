// The page: starts the judge in a worker, shows its progress and its result, and offers them as files.
import { badge } from './badge.mjs';
import { verdictCounts } from './floor-words.mjs';
import { fragmentOf, readFragment } from './link.mjs';
import { reportHtml, resultHtml } from './result.mjs';
import { browserName, conclusion, count, number, percentage, scope, share } from './words.mjs';

const el = id => document.getElementById(id);

/** Returns why this browser cannot run the page, in a sentence; undefined if it can. */
function trouble() {
  if (typeof WebAssembly !== 'object')
    return 'This browser does not have WebAssembly, or it is turned off (a lockdown mode does that). The package needs it, so nothing can be certified here.';
  if (typeof Worker !== 'function') return 'This browser does not have workers, in which this page computes.';
  return undefined;
}

let judge;
/** Turns of {@link watch}, of a second each, since the judge's last word. */
let silence;
let watch;
/** After this silence the judge has ended: a browser without enough memory may end a worker and not say so. */
const LONGEST_SILENCE = 60;
/** How far the run is: each part has a weight, and how much of it is done. */
let parts = [];
/** Floors of a target take about this many times as long as its answers. */
const FLOORS_WEIGHT = 3;
const files = [];

/** Has the browser ask before it leaves the page. */
const ask = event => event.preventDefault();

function show(state) {
  if (state === 'running') addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
  el('start').hidden = state === 'running';
  el('choice').disabled = state === 'running';
  el('cancel').hidden = state !== 'running';
  el('progress').hidden = state === 'before';
  el('result').hidden = state !== 'done';
}

function start() {
  forget();
  el('targets').replaceChildren();
  progress(0);
  el('status').textContent = 'Loading the vectors and the package ...';
  show('running');
  el('cancel').focus();
  try {
    judge = new Worker(new URL('judge-worker.mjs', import.meta.url), { type: 'module' });
  } catch (error) {
    stop(`This browser cannot start a worker: ${error.message}.`);
    return;
  }
  judge.onmessage = ({ data }) => {
    silence = 0;
    ON[data.type](data);
  };
  judge.onerror = event => {
    event.preventDefault();
    stop(`The run has ended: ${event.message ?? 'this browser cannot start a module worker'}.`);
  };
  judge.postMessage({ isTimed: el('timed').checked });
  silence = 0;
  // Turns are counted, not time: while the device slept, the judge had no turn either.
  watch = setInterval(() => {
    if (++silence > LONGEST_SILENCE)
      stop(
        'The run has ended: its judge has been silent for a minute. This browser may have too little memory: close other pages.',
      );
  }, 1000);
}

function forgetJudge() {
  clearInterval(watch);
  if (judge) judge.onmessage = null; // a message may be on its way
  judge?.terminate(); // and the target's worker with it
  judge = undefined;
}

/** Ends the run, and says why. */
function stop(why) {
  forgetJudge();
  show('stopped');
  el('status').textContent = why;
  el('start').focus();
}

const ON = {
  alive: () => {},
  loading: ({ done, all }) => {
    el('status').textContent = `Loading the vectors and the package: ${done} of ${all} files`;
  },
  targets: ({ targets, isTimed }) => {
    const ids = targets.filter(({ missing }) => missing === undefined).map(({ id }) => id);
    parts = ids.map(id => ({ id, kind: 'answers', weight: 1, share: 0 }));
    if (isTimed) parts.push(...ids.map(id => ({ id, kind: 'floors', weight: FLOORS_WEIGHT, share: 0 })));
    el('targets').replaceChildren(...targets.map(line));
  },
  judged: ({ id, done, all, wrong }) => {
    advance(id, 'answers', done / all);
    el('status').textContent = `${id} is being asked`;
    state(id, `${share(done, all)}${wrong === 0 ? '' : `, ${number(wrong)} without a right answer`}`, wrong > 0);
  },
  measuring: ({ id, floor, done, all, seconds }) => {
    advance(id, 'floors', done / all);
    el('status').textContent = `The speed of ${id} is being measured: ${floor}, about ${duration(seconds)} left`;
    addState(id, `bench ${done + 1} of ${all}`);
  },
  measured: ({ id, verdicts }) => {
    advance(id, 'floors', 1);
    addState(id, verdicts.length === 0 ? 'no floors apply' : `floors: ${verdictCounts(verdicts)}`);
  },
  finished: ({ id, totals }) =>
    state(
      id,
      totals.pass === totals.vectors
        ? `all ${number(totals.vectors)} right`
        : `${share(totals.pass, totals.vectors)} right`,
      totals.pass < totals.vectors,
    ),
  certificate: ({ text, summary }) => {
    forgetJudge();
    finish(text, summary);
  },
  broken: ({ text }) => stop(`The run has ended: ${text}.`),
};

/** Records how much of a part is done, and shows how much of all that is. */
function advance(id, kind, share) {
  parts.find(part => part.id === id && part.kind === kind).share = share;
  const sum = of => parts.reduce((all, part) => all + of(part), 0);
  progress(sum(({ weight, share: done }) => weight * done) / sum(({ weight }) => weight));
}

const duration = seconds => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

function progress(share) {
  el('bar').value = share;
  el('percent').textContent = `${Math.floor(100 * share)} %`;
}

function line({ id, missing }) {
  const item = document.createElement('li');
  item.dataset.id = id;
  const name = document.createElement('span');
  name.textContent = id;
  const text = document.createElement('span');
  text.className = 'state';
  text.textContent = missing === undefined ? 'waits' : `cannot run: ${missing.reason}`;
  item.append(name, text);
  return item;
}

const stateOf = id => el('targets').querySelector(`[data-id="${id}"] .state`);

function state(id, words, isBad) {
  const text = stateOf(id);
  text.textContent = words;
  text.classList.toggle('bad', isBad);
}

/** Shows the progress of floors after what is said of the answers. */
function addState(id, words) {
  const text = stateOf(id);
  text.dataset.answers ??= text.textContent;
  text.textContent = `${text.dataset.answers}; ${words}`;
}

/** Returns the style of the page, for the report. It is in the page, because at the end of a run its host may be gone. */
function style() {
  try {
    return [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
  } catch {
    return ''; // one that was not loaded
  }
}

/** Shows the result at once: nothing can come between, such as the next run. */
function finish(text, summary) {
  const picture = badge(summary);
  offer('save-certificate', text, 'application/json');
  offer('save-report', reportHtml(summary, style()), 'text/html');
  el('badge').src = offer('save-badge', picture, 'image/svg+xml');
  el('badge').alt = `Badge: ${summary.decision}, ${percentage(summary)}`;
  el('link').href = fragmentOf(summary);
  el('result-body').innerHTML = resultHtml(summary); // all texts in it are escaped
  el('status').textContent = `Done in ${summary.seconds} s: ${conclusion(summary)}. ${scope(summary)}`;
  el('start').textContent = 'Run again';
  show('done');
  document.documentElement.dataset.decision = summary.decision.replace(' ', '-');
  el('result').focus();
}

/** Offers a file, and returns its address. */
function offer(id, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  files.push(url);
  el(id).href = url;
  return url;
}

/** Frees the files of the run before. */
function forget() {
  for (const url of files.splice(0)) URL.revokeObjectURL(url);
  delete document.documentElement.dataset.decision;
}

function showLink() {
  const linked = readFragment(location.hash);
  el('linked').hidden = linked === undefined;
  if (linked === undefined) return;
  const isDamaged = linked.damaged.length > 0;
  el('linked-title').textContent = isDamaged ? 'The link that you opened is damaged' : 'The link that you opened says';
  el('linked-note').hidden = isDamaged;
  if (isDamaged) {
    el('linked-text').textContent =
      `Its summary lacks, or has in another form: ${linked.damaged.join(', ')}. Ask for the whole link, or for the certificate.`;
    return;
  }
  const { says, browser, right, targets, vectors, speed, day, certificate } = linked.fields;
  el('linked-text').textContent =
    `${browser} on ${day}: ${says}, ${right} of ${count(Number(vectors), 'vector')} of level core right on ${targets.split(',').join(', ')}; ${speed}.`;
  el('linked-hash').textContent = certificate;
}

/** It is optional: without it, the page needs its host. */
async function keepForOffline() {
  try {
    const registration = await navigator.serviceWorker.register(new URL('offline.js', import.meta.url));
    registration.addEventListener('updatefound', () => tellOfNewer(registration));
    tellOfNewer(registration);
    const { active } = await navigator.serviceWorker.ready;
    if (el('offline').textContent !== '') return;
    active.postMessage(document.querySelector('meta[name="version"]').content);
    el('offline').textContent = 'This page is kept in your browser and works offline.';
  } catch {
    el('offline').textContent = '';
  }
}

el('unstarted').hidden = true;
/** A newer version waits until no page of the older one is open: pages never get files of both. */
function tellOfNewer({ active, installing, waiting }) {
  const newer = waiting ?? installing;
  if (!active || !newer) return;
  const tell = () => {
    if (newer.state === 'installed')
      el('offline').textContent =
        'A newer version of this page is ready: close all tabs with this page, and open it again.';
  };
  newer.addEventListener('statechange', tell);
  tell();
}

const problem = trouble();
if (problem === undefined) {
  el('about').textContent =
    `${browserName(navigator.userAgent)}: the engines simd, base and host of the package, simd as in a worker, and the GPU if there is one. The page stays usable meanwhile, and you can cancel.`;
  el('start').addEventListener('click', start);
  el('cancel').addEventListener('click', () => stop('Cancelled: nothing was kept.'));
  addEventListener('hashchange', showLink);
  showLink();
  el('main').hidden = false;
  if ('serviceWorker' in navigator) keepForOffline();
} else {
  el('trouble').textContent = problem;
  el('trouble').hidden = false;
}
