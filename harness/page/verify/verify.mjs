// Checks a certificate, the proof of one result, or an attestation against the certificate.json next to it, in Node: a
// second verifier, independent of ./atlas verify.
//
//   node harness/page/verify/verify.mjs [--key PEM] [--any-corpus] FILE
//
// Exit codes: 0 good, 1 not, 2 the file cannot be read.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKit } from '../certificate/kit.mjs';
import { plain } from '../certificate/plain.mjs';
import { readPem } from '../certificate/signature.mjs';
import { kitFile } from './files.mjs';
import { isAttestation, verify } from './verdict.mjs';

const USAGE = 'usage: node verify.mjs [--key PEM] [--any-corpus] FILE';

/** What is wrong with the arguments or with a file that they name. */
class Refused extends Error {}

const REASONS = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'permission denied' };

function bytesOf(path, name = path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Refused(`${name}: cannot be read: ${REASONS[error.code] ?? error.message}`);
  }
}

function keyOf(path) {
  const text = bytesOf(path, `--key ${path}`).toString('utf8');
  try {
    return readPem(text);
  } catch (error) {
    throw new Refused(`--key ${path}: ${error.message}`);
  }
}

/** Returns the certificate that an attestation is checked against. */
function certificateOf(attestation, isAnyCorpus) {
  if (isAnyCorpus) {
    throw new Refused('--any-corpus: an attestation of other vectors cannot be checked, the certificate can');
  }
  const path = join(dirname(attestation), 'certificate.json');
  if (!existsSync(path)) {
    throw new Refused(
      `${attestation}: is an attestation, which is checked against its certificate: expected that at ${path}, got no file`,
    );
  }
  return { name: plain(path), bytes: bytesOf(path) };
}

function argumentsGiven() {
  try {
    const options = { key: { type: 'string' }, 'any-corpus': { type: 'boolean' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 1) return { ...values, file: positionals[0] };
  } catch (error) {
    throw new Refused(`${error.message}; ${USAGE}`);
  }
  throw new Refused(USAGE);
}

try {
  const { file, key: keyFile, 'any-corpus': isAnyCorpus } = argumentsGiven();
  const key = keyFile === undefined ? undefined : keyOf(keyFile);
  const bytes = bytesOf(file);
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
  if (!(error instanceof Refused)) throw error;
  console.error(`verify: ${plain(error.message)}`);
  process.exitCode = 2;
}
