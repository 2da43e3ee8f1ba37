// Checks files next to the page, so that the page never waits. It keeps the last certificate, for proofs.
import { loadKit } from '../certificate/kit.mjs';
import { plain } from '../certificate/plain.mjs';
import { proofsOf, proofText, stepsOf } from '../certificate/proof.mjs';
import { hex } from '../certificate/sha256.mjs';
import { fingerprint, readPem } from '../certificate/signature.mjs';
import { canonical } from '../certificate/canonical.mjs';
import { leafHash, leafOf } from '../certificate/tree.mjs';
import { inCheckout } from './checkout.mjs';
import { isAttestation, verify } from './verdict.mjs';

/** Where the kit's files are: in the assembled pages, or in a checkout that is served as it is. */
const PLACES = [path => `../certify/kit/${path}`, path => `../../../${inCheckout(path)}`];
const FIRST = 'schema/certificate.schema.json';

let kit;
let certificate;

const answers = { key: ({ pem }) => readPem(pem), check, prove };

async function answer({ id, ask, ...argument }) {
  try {
    postMessage({ id, answer: await answers[ask](argument) });
  } catch (error) {
    postMessage({ id, problem: error.message });
  }
}

/** One request after the other: a check that takes longer than the next would leave its certificate to that one's proofs. */
let last = Promise.resolve();
self.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};

/** @param {{ files: { name: string, bytes: ArrayBuffer }[] }} asked one file, or an attestation and its certificate */
async function check({ files, key, isAnyCorpus }) {
  certificate = undefined; // a proof must never be of an earlier one
  const [file, other] = paired(files);
  kit ??= load();
  kit.catch(() => {
    kit = undefined; // the next file may find it
  });
  const found = await verify(file.bytes, await kit, { key, isAnyCorpus, certificate: other });
  ({ certificate } = found);
  const { problems, text, conclusion, scope, limits } = found;
  const signer = found.signer && `sha256:${fingerprint(found.signer)}${key ? ', as asked' : ''}`;
  const isOfAnother = other !== undefined;
  const notes = certificate ? [] : found.notes; // the facts have them
  const says = { name: file.name, problems, text, conclusion, scope, notes, limits, isOfAnother };
  return { ...says, shown: certificate && shown(certificate, signer) };
}

/** Returns the file to check and, if it is an attestation, its certificate. */
function paired(chosen) {
  const files = chosen.map(({ name, bytes }) => ({ name: plain(name), bytes: new Uint8Array(bytes) }));
  if (files.length === 1) return files;
  const sorted = files.sort((a, b) => isAttestation(b.bytes) - isAttestation(a.bytes));
  if (files.length !== 2 || !isAttestation(sorted[0].bytes) || isAttestation(sorted[1].bytes)) {
    throw new Error('expected one file, or two: an attestation and its certificate');
  }
  return sorted;
}

async function load() {
  for (const place of PLACES) {
    const url = path => new URL(place(path), import.meta.url);
    const first = await fetch(url(FIRST));
    if (first.ok) {
      return loadKit(async path => {
        const answer = await fetch(url(path));
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
      });
    }
  }
  throw new Error('the schemas and the test vectors are not where this page is served: nothing can be checked');
}

/** What the page shows of a good certificate, as plain text. */
function shown(json, signer) {
  const correctness = json.get('correctness');
  const fresh = json.get('fresh')?.get('targets') ?? [];
  const targets = correctness.get('targets').map((target, i) => ({
    id: target.get('id'),
    name: plain(target.get('id')),
    engine: plain(target.get('hello')?.get('engine') ?? ''),
    totals: Object.fromEntries(target.get('totals')),
    fresh: fresh[i] && Object.fromEntries(fresh[i].get('totals')),
  }));
  const floors = json.get('floors').get('results');
  return {
    decision: json.get('decision'),
    facts: [
      ['Signed with', signer ?? 'not signed: nobody can tell who made it'],
      ['Started', json.get('circumstances').get('started')],
      ['Machine', plain(machine(json.get('circumstances').get('machine')))],
      ['SHA-256', json.get('hashes').get('certificate')],
      ['Root of the results', correctness.get('tree').get('root')],
      ...(json.has('fresh') ? [['Root of the fresh results', json.get('fresh').get('tree').get('root')]] : []),
    ],
    targets,
    effort: json.get('floors').get('effort'),
    floors: floors.map(floor => ['target', 'id', 'verdict'].map(name => plain(floor.get(name)))),
    vectors:
      correctness
        .get('targets')[0]
        ?.get('vectors')
        .map(row => row.get('id')) ?? [],
  };
}

const machine = of => [of.get('processor'), of.get('system')].filter(Boolean).join(', ');

/** Returns the proof of a vector's result on a target, step by step; undefined if there is none. */
function prove({ vector, target }) {
  const proof = proofsOf(certificate, vector).find(({ result }) => result.get('target') === target);
  if (!proof) return undefined;
  const found = stepsOf(proof);
  const start = leafHash(leafOf(proof.result));
  let own = hex(start);
  const steps = found.steps.map(step => {
    const [left, right, node] = [step.left, step.right, step.node].map(hex);
    const shownStep = { left, right, node, isLeft: left === own };
    own = node;
    return shownStep;
  });
  return {
    leaf: canonical(proof.result),
    leafHash: hex(start),
    index: proof.index,
    leaves: proof.leaves,
    steps,
    root: proof.root,
    holds: hex(found.root) === proof.root,
    text: proofText(proof),
  };
}
