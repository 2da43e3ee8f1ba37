// What is said of a file: a certificate, or a proof.
import { checkCertificate, readObject } from '../certificate/check.mjs';
import { count } from '../certificate/plain.mjs';
import { checkProof, isProof } from '../certificate/proof.mjs';
import { fingerprint } from '../certificate/signature.mjs';

/**
 * Checks a file.
 *
 * @param {Uint8Array} bytes
 * @param kit the schema and the corpus
 * @param {{ key?: string, isAnyCorpus?: boolean }} asked the key that must have signed it, and whether a certificate of
 *   other vectors than this kit's is accepted
 */
export async function verify(bytes, kit, { key, isAnyCorpus = false } = {}) {
  if (isProof(bytes)) {
    const { problems, root, text } = checkProof(bytes);
    return { problems, text, notes: [`root of the results that it belongs to: ${root}`], isCertificate: false };
  }
  if (isAttestation(bytes)) {
    const problem = 'certificate: this is an attestation, which only ./atlas verify checks, against its certificate';
    return { problems: [problem], text: '', notes: [], isCertificate: false };
  }
  const report = await checkCertificate(bytes, kit);
  const problems = [...report.problems];
  if (problems.length === 0 && key && report.signer !== key) {
    problems.push(
      report.signer
        ? `signature.publicKey: is another key, sha256:${fingerprint(report.signer)}`
        : 'signature: there is none',
    );
  }
  if (problems.length === 0 && !report.comparedWithCorpus && !isAnyCorpus) {
    problems.push(
      "correctness.corpus.root: is another corpus than this kit's, or fresh.generator another generator, so nobody" +
        ' here knows what its vectors are',
    );
  }
  if (problems.length > 0) return { ...report, problems, text: '', notes: [], isCertificate: true };
  const { certificate } = report;
  const text = `says "${certificate.get('decision')}", sha256 ${certificate.get('hashes').get('certificate')}`;
  const notes = [`root of its results: ${certificate.get('correctness').get('tree').get('root')}`];
  if (!report.comparedWithCorpus) {
    notes.push("its corpus is not this kit's, so its rows were compared with its own totals and hashes only");
  }
  if (report.undrawn > 0) {
    notes.push(
      `${count(report.undrawn, 'wrong answer')} to fresh vectors: only ./atlas verify draws these vectors again`,
    );
  }
  return { ...report, problems, text, notes, isCertificate: true };
}

/** Whether a file claims to be an in-toto statement, or an envelope around one. */
function isAttestation(bytes) {
  try {
    const json = readObject(new TextDecoder().decode(bytes));
    return json.has('_type') || json.has('payloadType');
  } catch {
    return false; // it is not JSON, which the check of certificates says
  }
}
