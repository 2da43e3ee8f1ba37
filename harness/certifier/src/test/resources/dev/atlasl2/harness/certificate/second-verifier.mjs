// Checks files for SecondVerifier: one JSON line for each, in order.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const page = new URL('../../../../../../../../page/', import.meta.url);
const [{ checkCertificate }, { Corpus }, { Schema }, { read }, { checkProof, isProof }] = await Promise.all(
  ['check', 'corpus', 'schema', 'json', 'proof'].map(name => import(new URL(`certificate/${name}.mjs`, page))),
);
const schema = new Schema(read(readFileSync(new URL('../certifier/schema/certificate.schema.json', page), 'utf8')));
const corpora = [];

for await (const line of createInterface({ input: process.stdin })) {
  const { vectors, corpus, file } = JSON.parse(line);
  if (vectors) {
    corpora.push(new Corpus(new Map(Object.entries(vectors).map(([name, text]) => [name, Buffer.from(text)]))));
    continue;
  }
  const bytes = new Uint8Array(Buffer.from(file, 'base64'));
  const found = isProof(bytes) ? checkProof(bytes) : await checkCertificate(bytes, { schema, corpus: corpora[corpus] });
  const { problems, undrawn = 0, isForm = false } = found;
  process.stdout.write(`${JSON.stringify({ problems, undrawn, isForm })}\n`);
}
