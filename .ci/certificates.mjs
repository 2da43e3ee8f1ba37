// What CI asks of certificates beyond their verdicts.
//   node certificates.mjs zero-skips CERT             no target passed over a vector
//   node certificates.mjs same-correctness CERT CERT  the section is the same, byte for byte
//   node certificates.mjs every-target CERT...        each target that `atlas targets` (standard input) lists is in one of them
import { readFileSync } from 'node:fs';

const [command, ...files] = process.argv.slice(2);
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

const commands = {
  'zero-skips': () => {
    for (const { id, totals } of correctness[0].targets)
      if (totals.skip > 0) fail(`${files[0]}: ${id} skipped ${totals.skip} vectors`);
  },
  'same-correctness': () => {
    const [one, two] = texts.map(section);
    if (one.length < 1000) fail(`${files[0]}: has no section correctness`);
    const at = [...one].findIndex((char, i) => char !== two[i]);
    if (one !== two)
      fail(
        `${files[1]}: correctness differs from that of ${files[0]} at character ${at}: ${two.slice(Math.max(0, at - 80), at + 80)}`,
      );
  },
  'every-target': () => {
    const listed = readFileSync(0, 'utf8').match(/^\S+/gm) ?? [];
    const certified = new Set(correctness.flatMap(({ targets }) => targets.map(({ id }) => id)));
    if (listed.length === 0) fail('no targets on standard input');
    for (const id of listed) if (!certified.has(id)) fail(`no certificate has the target ${id}: CI must require it`);
  },
};
commands[command]();
