// What CI asks of certificates beyond their verdicts.
//   node certificates.mjs zero-skips CERT             no target passed over a vector
//   node certificates.mjs same-core CERT... -- OTHER...
//                                             correctness of each other is what the CERTs say of its targets at level core
//   node certificates.mjs every-target CERT...        each target that `atlas targets` (standard input) lists is in one of them
import { readdirSync, readFileSync } from 'node:fs';
import { read } from '../harness/page/certificate/json.mjs';
import { certificate, target } from '../harness/page/certificate/make.mjs';
import { certificateText } from '../harness/page/certificate/text.mjs';

const [command, ...words] = process.argv.slice(2);
const files = words.filter(word => word !== '--');
const texts = files.map(file => readFileSync(file, 'utf8'));
const correctness = texts.map(text => JSON.parse(text).correctness);

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** Returns the section as it is written: the members of a certificate begin on lines of their own. */
function section(text) {
  const start = text.indexOf('\n  "correctness": ');
  return text.slice(start, text.indexOf('\n  "', start + 1));
}

/** Returns whether two sections, both as they are written, are the same, and fails otherwise. */
function same(one, two, names) {
  if (one.length < 1000) fail(`${names[0]}: has no section correctness`);
  if (one === two) return true;
  const at = [...one].findIndex((char, i) => char !== two[i]);
  fail(
    `${names[1]}: correctness differs from that of ${names[0]} at character ${at}: ${two.slice(Math.max(0, at - 80), at + 80)}`,
  );
  return false;
}

/** Returns the certificate that `./atlas certify` would have written for these targets of some runs and level core alone. */
function ofCore(runs, ids) {
  const folder = new URL('../conformance-vectors/vectors/', import.meta.url);
  const files = readdirSync(folder).map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const core = new Set(files.flatMap(file => file.vectors.filter(({ level }) => level === 'core').map(({ id }) => id)));
  const found = runs.map(text => Object.fromEntries(read(text)));
  const { kit, correctness, floors, circumstances } = found[0];
  const each = found.flatMap(run => run.correctness.get('targets'));
  const all = new Map(each.map(target => [target.get('id'), Object.fromEntries(target)]));
  const targets = ids.map(id => {
    if (!all.has(id)) throw new Error(`${id}: a page has this target, and no certificate`);
    const { vectors, ...rest } = all.get(id);
    return target(
      rest,
      vectors.filter(row => core.has(row.get('id'))).map(row => Object.fromEntries(row)),
    );
  });
  const corpus = { ...Object.fromEntries(correctness.get('corpus')), vectors: core.size };
  return certificate({
    decision: 'certified',
    kit,
    correctness: { levels: ['core'], corpus, targets },
    floors,
    circumstances,
  });
}

const commands = {
  'zero-skips': () => {
    for (const { id, totals } of correctness[0].targets)
      if (totals.skip > 0) fail(`${files[0]}: ${id} skipped ${totals.skip} vectors`);
  },
  'same-core': () => {
    const runs = words.includes('--') ? words.indexOf('--') : 0;
    for (let i = runs; runs > 0 && i < files.length; i++) {
      const ids = correctness[i].targets.map(({ id }) => id);
      const wanted = section(certificateText(ofCore(texts.slice(0, runs), ids)));
      if (same(wanted, section(texts[i]), [files.slice(0, runs).join(' and '), files[i]]))
        console.log(`${files[i]}: ${ids.join(', ')} as in ${files.slice(0, runs).join(' and ')}`);
    }
    if (runs === 0 || files.length === runs) fail('no other certificate, after --');
  },
  'every-target': () => {
    const listed = readFileSync(0, 'utf8').match(/^\S+/gm) ?? [];
    const certified = new Set(correctness.flatMap(({ targets }) => targets.map(({ id }) => id)));
    if (listed.length === 0) fail('no targets on standard input');
    for (const id of listed) if (!certified.has(id)) fail(`no certificate has the target ${id}: CI must require it`);
  },
};
commands[command]();
