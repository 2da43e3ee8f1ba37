// The page: two files, what is known of each, and what is different.
import { changesView } from './changes-view.js';
import { byId, html } from './elements.js';
import { enginesView } from './engines-view.js';
import { plain, plural, size } from './format.js';
import { fittingLeafLog2, gpuFor, inspect, trees } from './inspection.js';
import { sample } from './sample.js';
import { slot } from './slot.js';
import { treeView } from './tree-view.js';

const SLOTS = [
  { title: 'First file', hint: 'of any length: it is read piece by piece', multiple: true },
  { title: 'Second file', hint: 'to see what changed since the first', multiple: false },
];
const AUTOMATIC = 'automatic';

for (const part of document.querySelectorAll('[data-live]')) part.hidden = false;

const leafSize = byId('leaf-size');
leafSize.append(
  html('option', { value: '' }, AUTOMATIC),
  ...Array.from({ length: 9 }, (_, i) => html('option', { value: 8 + i }, size(2 ** (8 + i)))),
);

/** Of each slot: the file, what was found of it, and what ends the reading, and later all that was begun with what was found. */
const states = SLOTS.map(() => ({ file: undefined, found: undefined, control: undefined }));
const slots = SLOTS.map((parts, i) => slot({ ...parts, onFiles: files => take(i, files), onCancel: () => cancel(i) }));
byId('slots').append(...slots.map(({ element }) => element));

let keys = 0;
let showings = 0;
const tree = treeView({
  picture: byId('tree-picture'),
  crumbs: byId('tree-crumbs'),
  details: byId('tree-node'),
  describe: (key, node) => trees('node', { key, node }),
});
const changes = changesView({
  summary: byId('changes-summary'),
  ranges: byId('changes-ranges'),
  diff: byId('changes-diff'),
  onLeaf: leaf => tree.reveal(leaf),
});
const engines = enginesView();

/** Files for a slot; what is more than one goes into the next. */
function take(at, files) {
  const taken = files.slice(0, SLOTS.length - at);
  const left = files.slice(taken.length);
  taken.forEach((file, i) => {
    drop(at + i);
    states[at + i].file = file;
  });
  byId('notice').textContent =
    left.length === 0
      ? ''
      : `Not read: ${plain(left[0].name)}${left.length === 1 ? '' : ` and ${plural(left.length - 1, 'other file')}`}. This page compares two files.`;
  readAll();
}

function cancel(i) {
  const { file } = states[i];
  drop(i);
  slots[i].say(`Cancelled. ${plain(file.name)} was not read to its end.`);
}

function drop(i) {
  const state = states[i];
  state.control?.abort();
  if (state.found) trees('forget', { key: state.found.key });
  states[i] = { file: undefined, found: undefined, control: undefined };
  slots[i].clear();
  showBoth();
}

/** Trees can be compared when their leaves are equally long: what has others is read again. */
function readAll() {
  const longest = Math.max(...states.map(({ file }) => file?.size ?? 0));
  const leafLog2 = Number(leafSize.value || fittingLeafLog2(longest));
  states.forEach((state, i) => {
    if (state.file && state.leafLog2 !== leafLog2) read(i, leafLog2);
  });
}

async function read(i, leafLog2) {
  const state = states[i];
  state.control?.abort();
  const control = new AbortController();
  Object.assign(state, { control, leafLog2 });
  slots[i].read(state.file);
  try {
    const found = await inspect(state.file, {
      key: ++keys,
      leafLog2,
      signal: control.signal,
      onProgress: slots[i].progress,
    });
    const old = state.found;
    state.found = found;
    slots[i].show(found);
    offerGpu(i, found, control.signal);
    await showBoth();
    if (old) trees('forget', { key: old.key });
  } catch (error) {
    if (control.signal.aborted) return;
    drop(i);
    slots[i].fail(error.message);
  }
}

/** The search for an adapter takes seconds: then the slot may have another file, or none. */
async function offerGpu(i, found, signal) {
  const gpu = await gpuFor(found).catch(() => undefined);
  if (gpu && !signal.aborted) slots[i].offer(found, gpu, signal);
}

async function showBoth() {
  const ticket = ++showings;
  const [first, second] = states.map(({ found }) => found);
  const both = first && second && first.leafLog2 === second.leafLog2;
  const shown = second ?? first;
  byId('tree').hidden = shown === undefined;
  byId('changes').hidden = !both;
  if (shown === undefined) return;
  const changed = both ? await trees('changes', { before: first.key, after: second.key }) : [];
  if (ticket !== showings) return;
  byId('tree-summary').textContent = `of ${plain(shown.file.name)}`;
  tree.show({ ...shown, changed });
  if (both) await changes({ before: first, after: second, changed });
}

/** A file that is dropped outside a slot goes into the first that is empty. */
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
  event.preventDefault();
  const under = slots.findIndex(({ element }) => element.contains(event.target));
  const empty = states.findIndex(({ file }) => file === undefined);
  const files = [...event.dataTransfer.files];
  if (files.length > 0) take(under >= 0 ? under : Math.max(0, empty), files);
});

function trySample() {
  take(0, sample());
}

leafSize.addEventListener('change', readAll);
byId('try').addEventListener('click', trySample);
byId('clear').addEventListener('click', () => {
  states.forEach((_, i) => drop(i));
  byId('notice').textContent = '';
});

const fromHash = () => {
  if (location.hash !== '#sample') return;
  trySample();
  engines.start();
};
addEventListener('hashchange', fromHash);
fromHash();
