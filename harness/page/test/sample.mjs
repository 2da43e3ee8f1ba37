// Certificates and attestations of an invented run, of this kit's vectors.
import { generateKeyPairSync, sign } from 'node:crypto';
import { canonicalBytes } from '../certificate/canonical.mjs';
import { freshVectors, GENERATOR } from '../certificate/fresh.mjs';
import { read } from '../certificate/json.mjs';
import { certificate, freshTarget, target } from '../certificate/make.mjs';
import { hex, sha256 } from '../certificate/sha256.mjs';
import { statementOf } from '../certificate/statement.mjs';
import { certificateText } from '../certificate/text.mjs';

const UTF8 = new TextEncoder();
const SEED = '7';
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** Returns new keys: the public one as a verifier has it, in hex, and as a PEM file. */
export function keys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  return { own: privateKey, key: hex(publicKey.export({ type: 'spki', format: 'der' })), pem };
}

/**
 * Returns the text of a certificate of level core.
 *
 * @param {import('../certificate/corpus.mjs').Corpus} corpus
 * @param {object} [how]
 * @param {Map<string, object>} [how.wrong] the rows of vectors that were not answered right, without their ids
 * @param {number} [how.fresh] how many fresh vectors were sent
 * @param {{ own: import('node:crypto').KeyObject, key: string }} [how.signer] signs it
 * @param {object[]} [how.files] those of the target
 */
export function sample(corpus, { wrong = new Map(), fresh = 0, signer, files = [] } = {}) {
  const row = ({ id }) => ({ id, verdict: 'pass', ...wrong.get(id) });
  const rows = corpus.select({ levels: ['core'], families: [], shard: { index: 1, of: 1 } }).map(row);
  const freshRows = freshVectors(SEED, fresh, corpus.families).map(row);
  const isRight = [...rows, ...freshRows].every(({ verdict }) => verdict === 'pass');
  const hello = read(
    '{"name":"sample","version":"1","runtime":"none","engine":"none","semantics":65536,' +
      '"maxBytes":1073741824,"levels":["core"],"operations":["sum"],"bench":[]}',
  );
  const made = certificate({
    decision: isRight ? 'certified' : 'not certified',
    kit: { name: 'atlas-l2', version: '0.1.0', semantics: 65536, protocol: 1 },
    correctness: {
      levels: ['core'],
      corpus: { root: corpus.root, vectors: rows.length, files: corpus.files },
      targets: [target({ id: 'sample', emulated: false, artifacts: files, hello }, rows)],
    },
    ...(fresh > 0 && {
      fresh: {
        seed: SEED,
        given: true,
        generator: GENERATOR,
        vectors: fresh,
        targets: [freshTarget('sample', freshRows)],
      },
    }),
    floors: { effort: 'off', results: [] },
    circumstances: {
      started: '2026-01-02T03:04:05Z',
      seconds: 1.5,
      invocations: [['certify', '--target', 'sample', '--level', 'core', '--floors', 'off']],
      resumed: 0,
      machine: { processor: 'x', cores: 2, memoryBytes: 1024, system: 'none', java: 'none' },
      unavailable: [],
      notes: [],
    },
  });
  return certificateText(signer ? signed(made, signer) : made);
}

/** Returns the row of a vector that was answered wrong, without its id. */
export const wrongRow = ({ clause, op, in: input, expect }) => ({
  verdict: 'fail',
  clause,
  op,
  at: 'result',
  in: input,
  expected: expect,
  got: new Map([['result', 'WRONG']]),
});

function signed(made, { own, key }) {
  const value = hex(sign(undefined, canonicalBytes(made), own));
  return { ...made, signature: { algorithm: 'Ed25519', publicKey: key, value } };
}

/** Returns the text of the statement of a certificate; in an envelope, if there are keys. */
export function attestation(certificateFile, corpus, signer) {
  const { text } = statementOf(UTF8.encode(certificateFile), read(certificateFile), corpus);
  return signer ? envelope(text, signer) : text;
}

/** Returns an envelope of DSSE around a text. */
export function envelope(text, { own, key }, type = PAYLOAD_TYPE) {
  const payload = Buffer.from(text);
  const bytes = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
  return certificateText({
    payloadType: type,
    payload: payload.toString('base64'),
    signatures: [{ keyid: hex(sha256(Buffer.from(key, 'hex'))), sig: sign(undefined, bytes, own).toString('base64') }],
  });
}
