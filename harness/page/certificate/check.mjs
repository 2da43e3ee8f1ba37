// Checks a certificate without running anything: its form, whether its parts agree, its hashes and its signature. It
// is a second implementation of what `./atlas verify` does, and gives the same verdicts in the same words.
import { canonicalBytes, canonicalHash, entries } from './canonical.mjs';
import { corpusRoot, selectionOf } from './corpus.mjs';
import { dayOf, timeOf } from './dates.mjs';
import { checkFloors } from './floors.mjs';
import { GENERATOR } from './fresh.mjs';
import { checkInvocations } from './invocations.mjs';
import { NotJson, read } from './json.mjs';
import { partHashes } from './parts.mjs';
import { plain } from './plain.mjs';
import { RowCheck } from './rows.mjs';
import { fromHex } from './sha256.mjs';
import { isKey, isSigned, NoEd25519 } from './signature.mjs';
import { mayBeSkipped } from './skips.mjs';
import { certificateText, place } from './text.mjs';
import { malformedAt } from './utf8.mjs';

const SHOWN = 20;
const LONGEST = 1000;
/** The maximum difference between the clocks of two machines. */
const CLOCKS = 12 * 3_600_000;

/**
 * What the check found.
 *
 * @typedef {object} Report
 * @property {string[]} problems each in one line that begins with the place; none for a good certificate
 * @property {Map | undefined} certificate what was read; undefined if it is not JSON
 * @property {boolean} [isForm] whether the problem is one of its form, so that nothing else was checked
 * @property {boolean} comparedWithCorpus whether its rows were compared with this kit's vectors
 * @property {number} undrawn how many wrong answers to fresh vectors there are, whose vectors were not drawn again
 * @property {string | undefined} signer the key that signed it, in hex
 */

/**
 * Checks the bytes of a certificate file.
 *
 * @param {Uint8Array} file
 * @param {{ schema: import('./schema.mjs').Schema, corpus: import('./corpus.mjs').Corpus }} kit
 * @param {number} now milliseconds since 1970
 * @returns {Promise<Report>}
 */
export async function checkCertificate(file, kit, now = Date.now()) {
  let text;
  let json;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
    json = readObject(text);
  } catch (error) {
    if (error instanceof NotJson) return refused([error.message]);
    if (error instanceof TypeError) return refused([`byte ${malformedAt(file)}: the file is not UTF-8`]);
    throw error;
  }
  const problem = kit.schema.problem(json);
  if (problem) return { ...refused([problem]), certificate: json, isForm: true }; // the following checks depend on the form
  const problems = [];
  const written = certificateText(json);
  if (text !== written) problems.push(`${place(text, written)}: not written as certificates are`);
  checkDates(json, now, problems);
  const statedCorpus = json.get('correctness').get('corpus');
  const root = corpusRoot(entries(statedCorpus.get('files')));
  if (root !== statedCorpus.get('root')) {
    problems.push(`correctness.corpus.root: says ${statedCorpus.get('root')}, the files give ${root}`);
  }
  const generator = json.get('fresh')?.get('generator') ?? GENERATOR;
  const isOfThisKit = statedCorpus.get('root') === kit.corpus.root && generator === GENERATOR;
  const corpus = isOfThisKit ? kit.corpus : undefined;
  const day = json.get('circumstances').get('started').slice(0, '2026-01-31'.length);
  const rows = new RowCheck(corpus, day, problems);
  rows.check(json.get('correctness'));
  rows.fresh(json);
  checkFloors(json.get('floors'), rows.ids, problems);
  checkDecision(json, corpus, problems);
  checkResumed(json, problems);
  checkInvocations(json, problems);
  checkHashes(json, problems);
  const signer = await checkSignature(json, problems);
  return {
    problems: shown(problems),
    certificate: json,
    comparedWithCorpus: isOfThisKit,
    undrawn: rows.undrawn,
    signer,
  };
}

/** Reads a JSON object. */
export function readObject(text) {
  const value = read(text);
  if (value instanceof Map) return value;
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  throw new NotJson(`the file: must be a JSON object, got ${(type === 'bigint' ? 'number' : type).toUpperCase()}`);
}

const refused = problems => ({ problems: shown(problems), comparedWithCorpus: false, undrawn: 0 });

function shown(problems) {
  const lines = problems.slice(0, SHOWN).map(problem => plain(problem, LONGEST));
  return problems.length > SHOWN ? [...lines, `and ${problems.length - SHOWN} more`] : lines;
}

/** The form ensures the digits. It cannot ensure that the day exists. */
function checkDates(json, now, problems) {
  const started = json.get('circumstances').get('started');
  const time = timeOf(started);
  if (time === undefined) {
    problems.push(`circumstances.started: there is no ${started}`);
  } else if (time > now + CLOCKS) {
    const clock = new Date(now).toISOString().replace(/\.\d+/, '');
    problems.push(`circumstances.started: is in the future, ${started}; this machine's clock says ${clock}`);
  }
  for (const target of json.get('correctness').get('targets')) {
    for (const row of target.get('vectors')) {
      const expires = row.get('known')?.get('expires');
      if (expires !== undefined && dayOf(expires) === undefined) {
        problems.push(`${target.get('id')} ${row.get('id')}: known.expires: there is no ${expires}`);
      }
    }
  }
}

function checkDecision(json, corpus, problems) {
  const selection = selectionOf(json.get('correctness'));
  const targets = json.get('correctness').get('targets');
  const isAllowed = (row, hello) =>
    ['pass', 'known'].includes(row.get('verdict')) ||
    (row.get('verdict') === 'skip' && mayBeSkipped(corpus?.byId.get(row.get('id')), selection, hello));
  const isRight = targets.every(
    target =>
      target.get('vectors').length > 0 && target.get('vectors').every(row => isAllowed(row, target.get('hello'))),
  );
  const isFreshRight = (json.get('fresh')?.get('targets') ?? []).every(target =>
    target.get('vectors').every(row => row.get('verdict') === 'pass'),
  );
  const floors = json
    .get('floors')
    .get('results')
    .map(floor => floor.get('verdict'));
  const isFast = floors.every(verdict => ['met', 'inconclusive', 'stated'].includes(verdict));
  const isClean = targets.length > 0 && isRight && isFreshRight && isFast;
  const isUnclear = floors.includes('inconclusive');
  const decision = !isClean ? 'not certified' : isUnclear ? 'inconclusive' : selection.isPart ? 'passed' : 'certified';
  if (json.get('decision') !== decision) {
    problems.push(`decision: says "${json.get('decision')}", the verdicts give "${decision}"`);
  }
}

function checkResumed(json, problems) {
  const resumed = json.get('circumstances').get('resumed');
  const targets = [json.get('correctness'), json.get('fresh')].flatMap(section => section?.get('targets') ?? []);
  const results = targets.reduce((total, target) => total + target.get('vectors').length, 0);
  if (resumed > results) {
    problems.push(`circumstances.resumed: says ${resumed}, and there are ${results} results`);
  }
}

function checkHashes(json, problems) {
  const stated = json.get('hashes').get('parts');
  const hashes = partHashes(json);
  for (const [part, hash] of hashes) {
    if (!stated.has(part)) {
      problems.push(`${part}: was added, or hashes.parts lost its hash`);
    } else if (stated.get(part) !== hash) {
      problems.push(`${part}: was changed, or its hash in hashes.parts was: they do not belong together`);
    }
  }
  for (const part of stated.keys()) {
    if (!hashes.has(part)) problems.push(`${part}: was dropped, and hashes.parts has its hash`);
  }
  if (canonicalHash(without(json, 'hashes', 'signature')) !== json.get('hashes').get('certificate')) {
    problems.push('hashes.certificate: does not belong to this certificate: something in it was changed');
  }
}

async function checkSignature(json, problems) {
  const signature = json.get('signature');
  if (!signature) return undefined;
  const key = signature.get('publicKey');
  if (!isKey(key)) {
    problems.push('signature.publicKey: is not an Ed25519 key');
    return undefined;
  }
  try {
    if (!(await isSigned(key, canonicalBytes(without(json, 'signature')), fromHex(signature.get('value'))))) {
      problems.push("signature.value: is not this key's signature of this certificate");
    }
  } catch (error) {
    if (!(error instanceof NoEd25519)) throw error;
    problems.push(`signature.value: ${error.message}`);
  }
  return key;
}

const without = (object, ...names) => new Map([...object].filter(([name]) => !names.includes(name)));
