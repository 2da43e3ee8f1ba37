// Checks a certificate, or the proof of one result, in Node: a second verifier, independent of ./atlas verify.
//
//   node harness/page/verify/verify.mjs [--key PEM] [--any-corpus] FILE
//
// Exit codes: 0 good, 1 not, 2 the file cannot be read.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fingerprint, readPem } from '../certificate/signature.mjs';
import { loadKit } from '../certificate/kit.mjs';
import { plain } from '../certificate/plain.mjs';
import { kitFile } from './files.mjs';
import { verify } from './verdict.mjs';

const USAGE = 'usage: node verify.mjs [--key PEM] [--any-corpus] FILE';

try {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, 'any-corpus': { type: 'boolean' } },
    allowPositionals: true,
  });
  if (positionals.length !== 1) throw new TypeError(USAGE);
  const [file] = positionals;
  const key = values.key && readPem(readFileSync(values.key, 'utf8'));
  const found = await verify(readFileSync(file), await loadKit(kitFile), { key, isAnyCorpus: values['any-corpus'] });
  for (const problem of found.problems) console.log(`refused ${plain(file)}: ${problem}`);
  if (found.problems.length === 0) {
    console.log(`good ${plain(file)}: ${found.text}`);
    for (const note of found.notes) console.log(note);
    if (found.isCertificate) {
      console.log(
        found.signer
          ? `signed with the key sha256:${fingerprint(found.signer)}`
          : 'not signed: this says nothing of who made it',
      );
    }
  }
  process.exitCode = found.problems.length === 0 ? 0 : 1;
} catch (error) {
  if (!error.code && !(error instanceof TypeError)) throw error;
  console.error(`verify: ${plain(error.message)}`);
  process.exitCode = 2;
}
