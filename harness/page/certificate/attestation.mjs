// Checks an attestation against its certificate, which contains all that it says.
import { checkCertificate, readObject } from './check.mjs';
import { isSignedWith, payloadOf } from './envelope.mjs';
import { plain } from './plain.mjs';
import { fingerprint, NoEd25519 } from './signature.mjs';
import { statementOf } from './statement.mjs';
import { certificateText, place } from './text.mjs';

const LONGEST = 1000;

const decoded = bytes => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Returns whether a file claims to be an in-toto statement, or an envelope around one. */
export function isAttestation(file) {
  try {
    const json = readObject(decoded(file));
    return json.has('_type') || json.has('payloadType');
  } catch {
    return false; // it is not JSON, which the check of certificates says
  }
}

/**
 * What the check found.
 *
 * @typedef {object} Report
 * @property {string[]} problems each in one line that begins with the place; none for a good attestation
 * @property {boolean} [isForm] whether the problem is one of the form, of the envelope or of the certificate, so that
 *   nothing else was checked
 * @property {{ result: string, conclusion: string, scope: string }} [says] what a good attestation says
 * @property {string} [signer] the key that signed the envelope, in hex; undefined for a statement without one
 * @property {import('./check.mjs').Report} [certificate] what was found of the certificate
 */

/**
 * Checks a file that is an attestation.
 *
 * @param {Uint8Array} file
 * @param {{ name: string, bytes: Uint8Array }} certificateFile the certificate's
 * @param {{ schema: import('./schema.mjs').Schema, attestation: import('./schema.mjs').Schema,
 *     corpus: import('./corpus.mjs').Corpus }} kit
 * @param {string} [key] must have signed it; if none is given, a signed attestation must have the signature of the
 *     certificate's key
 * @returns {Promise<Report>}
 */
export async function checkAttestation(file, certificateFile, kit, key) {
  const json = readObject(decoded(file));
  const isEnvelope = json.has('payloadType');
  const form = isEnvelope ? kit.attestation.problem(json, '#/$defs/envelope') : undefined;
  if (form) return { problems: [plain(form, LONGEST)], isForm: true };
  const { name, bytes } = certificateFile;
  const certificate = await checkCertificate(bytes, kit);
  const problems = certificate.problems.map(problem => `${name}: ${problem}`);
  if (problems.length === 0 && !certificate.comparedWithCorpus) {
    problems.push(`${name}: its corpus is not this kit's, which alone can tell what it comes to`);
  }
  if (problems.length > 0) return { problems, isForm: certificate.isForm, certificate };
  const signer = key ?? certificate.signer;
  if (isEnvelope) problems.push(...(await signatureProblems(json, signer)));
  else if (key !== undefined) problems.push('signatures: there are none');
  const says = statementOf(bytes, certificate.certificate, kit.corpus);
  const text = decoded(isEnvelope ? payloadOf(json) : file);
  if (text !== says.text) {
    problems.push(`${place(text, says.text)} of the statement: is not what the certificate says`);
  }
  if (isEnvelope && problems.length === 0 && decoded(file) !== certificateText(json)) {
    problems.push('the envelope is not written as envelopes are');
  }
  return { problems, says, signer: isEnvelope ? signer : undefined, certificate };
}

async function signatureProblems(envelope, signer) {
  if (signer === undefined)
    return ['signatures: the certificate is not signed, so whose they are, only the public key tells'];
  try {
    if (await isSignedWith(envelope, signer)) return [];
  } catch (error) {
    if (!(error instanceof NoEd25519)) throw error;
    return [`signatures: ${error.message}`];
  }
  return [`signatures: none of them is the key's signature of this payload, sha256:${fingerprint(signer)}`];
}
