// Checks for SecondVerifier: one JSON line for each, in order.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const page = new URL('../../../../../../../../page/', import.meta.url);
const module = name => import(new URL(`certificate/${name}.mjs`, page));
const [{ checkAttestation }, { checkCertificate }, { Corpus }, { checkFloors }, { checkInvocations }] =
  await Promise.all(['attestation', 'check', 'corpus', 'floors', 'invocations'].map(module));
const [{ Schema }, { read }, { checkProof, isProof }] = await Promise.all(['schema', 'json', 'proof'].map(module));

const schemaOf = name => {
  const file = new URL(`../certifier/schema/${name}.schema.json`, page);
  return new Schema(read(readFileSync(file, 'utf8')), name);
};
const schemas = { schema: schemaOf('certificate'), attestation: schemaOf('attestation') };
const corpora = [];
const bytesOf = base64 => new Uint8Array(Buffer.from(base64, 'base64'));

async function answer({ corpus, file, attestation, key, floors, targets, invocations }) {
  const problems = [];
  if (floors !== undefined) checkFloors(read(floors), new Set(targets), problems);
  else if (invocations !== undefined) checkInvocations(read(invocations), problems);
  else {
    const bytes = bytesOf(file);
    const kit = { ...schemas, corpus: corpora[corpus] };
    if (attestation !== undefined)
      return checkAttestation(bytesOf(attestation), { name: 'certificate.json', bytes }, kit, key);
    return isProof(bytes) ? checkProof(bytes) : checkCertificate(bytes, kit);
  }
  return { problems };
}

let before = Promise.resolve(); // signatures are checked by other threads, while the next file is read
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.vectors) {
    corpora.push(new Corpus(new Map(Object.entries(asked.vectors).map(([name, text]) => [name, Buffer.from(text)]))));
    continue;
  }
  const found = answer(asked);
  before = before.then(async () => {
    const { problems, undrawn = 0, isForm = false } = await found;
    process.stdout.write(`${JSON.stringify({ problems, undrawn, isForm })}\n`);
  });
}
