// A certificate as an in-toto Statement v1 with the predicate test-result v0.1, as attestation.schema.json describes
// it. A test is a family of vectors, or a floor, on one target.
import { conclusionOf } from './conclusion.mjs';
import { selectionOf } from './corpus.mjs';
import { resultsOf } from './results.mjs';
import { inOrder, scopeOf } from './scope.mjs';
import { hex, sha256 } from './sha256.mjs';
import { certificateText } from './text.mjs';

const STATEMENT = 'https://in-toto.io/Statement/v1';
const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
const CERTIFICATE = 'certificate.json';
const LISTS = ['passedTests', 'warnedTests', 'failedTests'];
const [PASSED, WARNED, FAILED] = LISTS;

/**
 * Returns what a good certificate says: `{ text, result, conclusion, scope }`, of which `text` is the statement's file.
 *
 * @param {Uint8Array} file the certificate's bytes
 * @param {Map} certificate what they are
 * @param {import('./corpus.mjs').Corpus} corpus the one that it was compared with
 */
export function statementOf(file, certificate, corpus) {
  const targets = resultsOf(certificate, corpus);
  const tests = new Map([...targets.flatMap(families), ...certificate.get('floors').get('results').map(floor)]);
  const ofList = list => [...tests].filter(([, of]) => of === list).map(([name]) => name);
  const result = resultOf(certificate.get('decision'), [...tests.values()].includes(WARNED));
  const conclusion = conclusionOf(certificate, corpus, targets);
  const scope = scopeOf(certificate, true);
  const own = resource(CERTIFICATE, hex(sha256(file)));
  const files = subjects(targets);
  const predicate = {
    result,
    configuration: configuration(certificate, { conclusion, scope }),
    ...Object.fromEntries(LISTS.map(list => [list, ofList(list)])),
    'urn:atlas-l2:certificate:3': own,
  };
  const subject = files.length > 0 ? files : [own]; // a statement needs one
  const text = certificateText({ _type: STATEMENT, subject, predicateType: TEST_RESULT, predicate });
  return { text, result, conclusion, scope };
}

const resource = (name, digest) => ({ name, digest: { sha256: digest } });

function resultOf(decision, isWarned) {
  if (decision === 'not certified') return 'FAILED';
  return decision === 'certified' && !isWarned ? 'PASSED' : 'WARNED';
}

/** Names must be unique: files of the same name and different bytes are distinguished by their targets. */
function subjects(targets) {
  const all = targets.flatMap(({ id, artifacts }) =>
    artifacts.map(file => ({ id, name: file.get('name'), digest: file.get('sha256') })),
  );
  const digests = new Map();
  for (const { name, digest } of all) digests.set(name, (digests.get(name) ?? new Set()).add(digest));
  const byName = new Map(
    all.map(({ id, name, digest }) => [digests.get(name).size === 1 ? name : `${id}: ${name}`, digest]),
  );
  return [...byName].map(([name, digest]) => resource(name, digest));
}

function configuration(certificate, { conclusion, scope }) {
  const correctness = certificate.get('correctness');
  const { levels, families: chosen, shard } = selectionOf(correctness);
  return [
    { name: 'atlas-l2', uri: `urn:atlas-l2:kit:${certificate.get('kit').get('version')}` },
    {
      ...resource('corpus', correctness.get('corpus').get('root')),
      annotations: {
        levels: inOrder(levels),
        families: chosen,
        shard: `${shard.index}/${shard.of}`,
        floors: certificate.get('floors').get('effort'),
        conclusion,
        scope,
      },
    },
  ];
}

/** Returns the tests of a target, each with the list that it belongs to. */
function families({ id, results }) {
  const byFamily = Map.groupBy(results, ({ vector }) => vector.family);
  return [...byFamily].map(([family, of]) => {
    const isFailed = of.some(
      ({ verdict, isOverdrawn }) => isOverdrawn || ['fail', 'fault', 'outdated'].includes(verdict),
    );
    const isPassed = of.every(({ verdict }) => verdict === 'pass');
    return [`${id} ${family}`, isFailed ? FAILED : isPassed ? PASSED : WARNED];
  });
}

function floor(row) {
  const verdict = row.get('verdict');
  const list = verdict === 'met' ? PASSED : ['stated', 'inconclusive'].includes(verdict) ? WARNED : FAILED;
  return [`${row.get('target')} floor ${row.get('id')}`, list];
}
