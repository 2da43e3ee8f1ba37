// Checks a certificate, the proof of one result, or an attestation against the certificate.json next to it, in Node: a
// second verifier, independent of ./atlas verify.
//
//   node harness/page/verify/verify.mjs [--key PEM] [--any-corpus] FILE
//
// Exit codes: 0 good, 1 not, 2 the file cannot be read.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKit } from '../certificate/kit.mjs';
import { plain } from '../certificate/plain.mjs';
import { readPem } from '../certificate/signature.mjs';
import { kitFile } from './files.mjs';
import { isAttestation, verify } from './verdict.mjs';

const USAGE = 'usage: node verify.mjs [--key PEM] [--any-corpus] FILE';

/** Returns the certificate that an attestation is checked against. */
function certificateOf(attestation, isAnyCorpus) {
  if (isAnyCorpus) {
    throw new TypeError('--any-corpus: an attestation of other vectors cannot be checked, the certificate can');
  }
  const path = join(dirname(attestation), 'certificate.json');
  return { name: plain(path), bytes: readFileSync(path) };
}

try {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, 'any-corpus': { type: 'boolean' } },
    allowPositionals: true,
  });
  if (positionals.length !== 1) throw new TypeError(USAGE);
  const [file] = positionals;
  const isAnyCorpus = values['any-corpus'];
  const key = values.key && readPem(readFileSync(values.key, 'utf8'));
  const bytes = readFileSync(file);
  const certificate = isAttestation(bytes) ? certificateOf(file, isAnyCorpus) : undefined;
  const kit = await loadKit(kitFile);
  const { problems, text, notes, limits } = await verify(bytes, kit, { key, isAnyCorpus, certificate });
  for (const problem of problems) console.log(`refused ${plain(file)}: ${problem}`);
  if (problems.length === 0) {
    console.log(`good ${plain(file)}: ${text}`);
    for (const line of [...notes, ...limits]) console.log(line);
  }
  process.exitCode = problems.length === 0 ? 0 : 1;
} catch (error) {
  if (!error.code && !(error instanceof TypeError)) throw error;
  console.error(`verify: ${plain(error.message)}`);
  process.exitCode = 2;
}
