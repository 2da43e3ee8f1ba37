// The page: takes files, asks the worker, and shows what it says.
const $ = id => document.getElementById(id);
const worker = new Worker(new URL('worker.mjs', import.meta.url), { type: 'module' });
const waiting = new Map();
let chosen = []; // the files that were chosen or dropped
let checks = 0;

worker.onmessage = ({ data: { id, answer, problem } }) => {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (problem === undefined) resolve(answer);
  else reject(new Error(problem));
};
worker.onerror = () => trouble('This browser cannot run the verifier: it needs workers made of modules.');

const asked = (ask, argument) =>
  new Promise((resolve, reject) => {
    const id = crypto.getRandomValues(new Uint32Array(2)).join();
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, ask, ...argument });
  });

function trouble(text) {
  $('trouble').textContent = text;
  $('trouble').hidden = text === '';
}

async function check() {
  if (chosen.length === 0) return;
  const turn = ++checks;
  const files = [...chosen];
  const names = files.map(({ name }) => name).join(' and ');
  trouble('');
  $('status').textContent = `Checking ${names} ...`;
  for (const id of ['result', 'targets', 'proof']) $(id).hidden = true;
  try {
    const [keyFile] = $('key').files;
    const read = files.map(async file => ({
      name: file.name,
      bytes: await named(file.name, () => file.arrayBuffer()),
    }));
    const [key, ...bytes] = await Promise.all([keyFile && keyOf(keyFile), ...read]);
    const found = await named(names, () => asked('check', { files: bytes, key, isAnyCorpus: $('any').checked }));
    if (turn === checks) show(found); // another file may have been chosen meanwhile
  } catch (error) {
    if (turn === checks) trouble(error.message);
  }
  if (turn === checks) $('status').textContent = '';
}

const keyOf = file => named(file.name, async () => asked('key', { pem: await file.text() }));

/** Returns what a function promises; its error begins with the name of the file that is at fault. */
async function named(name, use) {
  try {
    return await use();
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}

function show({ name, problems, text, conclusion, scope, notes, limits, isOfAnother, shown }) {
  const isGood = problems.length === 0;
  const isCertified = shown?.decision !== 'not certified';
  $('result').className = `card ${!isGood ? 'refused' : isCertified ? 'good' : 'not-certified'}`;
  $('verdict').textContent = isGood ? 'Accepted' : 'Refused';
  $('says').textContent = !isGood
    ? `${name} is not a good certificate, attestation or proof:`
    : isOfAnother
      ? `${name} is a good attestation. It ${text}.`
      : shown
        ? `${name} is a good certificate. It says “${conclusion}”.`
        : `${name} is a good proof: ${text}`;
  $('scope').textContent = scope === undefined ? '' : `Scope: ${scope}.`;
  $('scope').hidden = scope === undefined;
  list('problems', problems);
  list('notes', notes);
  list('limits', limits);
  $('facts').replaceChildren(
    ...(shown?.facts ?? []).flatMap(([name, value]) => [element('dt', name), element('dd', value)]),
  );
  $('result').hidden = false;
  if (shown) {
    showTargets(shown);
    clearProof();
    $('vectors').replaceChildren(...shown.vectors.map(id => Object.assign(element('option'), { value: id })));
    $('vector').value = shown.vectors[0] ?? '';
    $('target').replaceChildren(
      ...shown.targets.map(({ id, name }) => Object.assign(element('option', name), { value: id })),
    );
    $('proof').hidden = shown.vectors.length === 0;
  }
  $('verdict').focus();
}

/** The columns that every table of targets has, and those that it has if they are not all 0: a phone is narrow. */
const ALWAYS = ['pass', 'fail', 'fault', 'skip'];
const SELDOM = ['known', 'outdated'];

function showTargets({ targets, floors, effort }) {
  const lines = targets.flatMap(({ name, engine, totals, fresh }) => [
    { title: name, engine, of: totals },
    ...(fresh ? [{ title: `${name}, fresh`, engine, of: fresh }] : []),
  ]);
  const counts = [...ALWAYS, ...SELDOM.filter(count => lines.some(({ of }) => of[count] > 0))];
  const rows = lines.map(({ title, engine, of }) =>
    row([element('td', title, { title: engine }), ...counts.map(count => number(of[count], count))]),
  );
  table('target-rows', ['Target', ...counts.map(count => count[0].toUpperCase() + count.slice(1))], rows);
  const byVerdict = new Map();
  for (const [, , verdict] of floors) byVerdict.set(verdict, (byVerdict.get(verdict) ?? 0) + 1);
  $('floor-note').textContent =
    floors.length === 0
      ? `None were measured (effort: ${effort}).`
      : `${[...byVerdict].map(([verdict, count]) => `${count} ${verdict}`).join(', ')} (effort: ${effort}).`;
  $('floors').hidden = floors.length === 0;
  const isBad = verdict => !['met', 'stated', 'inconclusive'].includes(verdict);
  table(
    'floor-rows',
    ['Target', 'Floor', 'Verdict'],
    floors.map(([target, id, verdict]) =>
      row([
        element('td', target),
        element('td', id),
        element('td', verdict, { className: isBad(verdict) ? 'bad' : '' }),
      ]),
    ),
  );
  $('targets').hidden = false;
}

const number = (value, count) =>
  element('td', value, {
    className: `number ${value > 0 && ['fail', 'fault', 'outdated'].includes(count) ? 'bad' : ''}`,
  });

const row = cells => {
  const tr = element('tr');
  tr.append(...cells);
  return tr;
};

function table(id, heads, rows) {
  const head = element('thead');
  head.append(
    row(
      heads.map((name, i) =>
        element('th', name, { scope: 'col', className: i > 0 && heads.length > 3 ? 'number' : '' }),
      ),
    ),
  );
  const body = element('tbody');
  body.append(...rows);
  $(id).replaceChildren(head, body);
}

function clearProof(status = '') {
  $('proof-status').textContent = status;
  $('leaf').hidden = true;
  $('steps').replaceChildren();
  URL.revokeObjectURL($('save').href);
  $('save').hidden = true;
}

async function prove(event) {
  event.preventDefault();
  const [vector, target] = [$('vector').value.trim(), $('target').value];
  const proof = await asked('prove', { vector, target });
  if (!proof) return clearProof(`The certificate has no result of ${vector} on ${target}.`);
  clearProof(
    proof.holds
      ? `The steps lead to the root in the certificate. It is leaf ${proof.index} of ${proof.leaves}.`
      : 'The steps do not lead to the root.',
  );
  $('leaf').textContent = proof.leaf;
  $('leaf').hidden = false;
  $('steps').append(step('SHA-256 of a zero byte and the leaf:', [proof.leafHash, 'own']));
  for (const { left, right, node, isLeft } of proof.steps) {
    const sides = isLeft ? [[left, 'own'], [right]] : [[left], [right, 'own']];
    $('steps').append(step('SHA-256 of a one byte and', ...sides, ['is'], [node, 'own']));
  }
  $('steps').append(step('The root in the certificate:', [proof.root, 'own']));
  $('save').href = URL.createObjectURL(new Blob([proof.text], { type: 'application/json' }));
  $('save').hidden = false;
  return undefined;
}

function step(text, ...hashes) {
  const item = element('li', text);
  item.append(
    ...hashes.map(([hash, own = '']) => element('span', hash, { className: hash === 'is' ? '' : `hash ${own}` })),
  );
  return item;
}

function list(id, lines) {
  $(id).replaceChildren(...lines.map(line => element('li', line)));
}

function element(name, text = '', properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

$('file').addEventListener('change', () => {
  chosen = [...$('file').files];
  check();
});
$('key').addEventListener('change', check);
$('any').addEventListener('change', check);
$('ask').addEventListener('submit', prove);
addEventListener('dragover', event => {
  event.preventDefault();
  document.body.classList.add('over');
});
addEventListener('dragleave', () => document.body.classList.remove('over'));
addEventListener('drop', event => {
  event.preventDefault();
  document.body.classList.remove('over');
  if (event.dataTransfer.files.length === 0) return trouble('That is not a file: drop a certificate or a proof.');
  $('file').files = event.dataTransfer.files; // which then shows their names
  chosen = [...event.dataTransfer.files];
  return check();
});
$('unstarted').hidden = true;
$('main').hidden = false;
