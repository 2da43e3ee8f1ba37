// What is said of a file: a certificate, a proof, or an attestation with its certificate.
import { checkAttestation, isAttestation } from '../certificate/attestation.mjs';
import { checkCertificate } from '../certificate/check.mjs';
import { conclusionOf, headlineOf } from '../certificate/conclusion.mjs';
import { count } from '../certificate/plain.mjs';
import { checkProof, isProof } from '../certificate/proof.mjs';
import { resultsOf } from '../certificate/results.mjs';
import { scopeOf } from '../certificate/scope.mjs';
import { fingerprint } from '../certificate/signature.mjs';

export { isAttestation };

/**
 * @typedef {object} Verdict
 * @property {string[]} problems none for a good file
 * @property {string} text what a good file says
 * @property {string} [conclusion] what a good certificate, or that of an attestation, comes to
 * @property {string} [scope] what that is about
 * @property {string[]} notes more of a good file, in lines
 * @property {string[]} limits what was not checked, in lines
 * @property {Map} [certificate] the one that was checked, if it is good
 * @property {string} [signer] the key that signed the file, in hex
 */

/**
 * Checks a file.
 *
 * @param {Uint8Array} bytes
 * @param kit the schemas and the corpus
 * @param {object} asked
 * @param {string} [asked.key] must have signed it
 * @param {boolean} [asked.isAnyCorpus] whether a certificate of other vectors than this kit's is accepted
 * @param {{ name: string, bytes: Uint8Array }} [asked.certificate] the certificate of an attestation
 * @returns {Promise<Verdict>}
 */
export async function verify(bytes, kit, { key, isAnyCorpus = false, certificate } = {}) {
  if (isAttestation(bytes)) return attestation(bytes, kit, key, certificate);
  if (isProof(bytes)) return proof(bytes);
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
  return problems.length > 0 ? refused(problems) : good(report, kit, key);
}

const refused = problems => ({ problems, text: '', notes: [], limits: [] });

function good({ certificate, comparedWithCorpus, undrawn, signer }, kit, key) {
  const fresh = certificate.get('fresh');
  const scope = scopeOf(certificate, comparedWithCorpus);
  const headline = headlineOf(certificate);
  return {
    problems: [],
    text: `says "${headline}", sha256 ${certificate.get('hashes').get('certificate')}`,
    conclusion: comparedWithCorpus
      ? conclusionOf(certificate, kit.corpus, resultsOf(certificate, kit.corpus))
      : headline,
    scope,
    notes: [
      `scope: ${scope}`,
      `root of its results: ${certificate.get('correctness').get('tree').get('root')}`,
      ...(fresh ? [`root of its fresh results: ${fresh.get('tree').get('root')}`] : []),
      signed(signer, key ? ', as asked' : '; whose that is, only the public key tells'),
    ],
    limits: comparedWithCorpus
      ? undrawnLimits(undrawn)
      : ["its corpus is not this kit's, so its rows were compared with its own totals and hashes only"],
    certificate,
    signer,
  };
}

const signed = (signer, whose) =>
  signer ? `signed with the key sha256:${fingerprint(signer)}${whose}` : 'not signed: this says nothing of who made it';

function undrawnLimits(undrawn) {
  if (undrawn === 0) return [];
  return [
    `not checked: whether the inputs and the right answers of ${count(undrawn, 'wrong answer')} to fresh vectors are` +
      ' those of the seed. Only ./atlas verify FILE draws them again',
  ];
}

function proof(bytes) {
  const { problems, root, text } = checkProof(bytes);
  return problems.length > 0
    ? refused(problems)
    : { problems, text, notes: [`root of the results that it belongs to: ${root}`], limits: [] };
}

async function attestation(bytes, kit, key, certificate) {
  if (!certificate) {
    return refused(['certificate: this is an attestation, which is checked against its certificate: give both files']);
  }
  const { problems, says, signer, certificate: found } = await checkAttestation(bytes, certificate, kit, key);
  if (problems.length > 0) return refused(problems);
  return {
    problems,
    text: `says ${says.result}: ${says.conclusion}, as ${certificate.name} does`,
    conclusion: says.conclusion,
    scope: says.scope,
    notes: [`scope: ${says.scope}`, signed(signer, key ? ', as asked' : ', as the certificate is')],
    limits: undrawnLimits(found.undrawn),
    certificate: found.certificate,
    signer,
  };
}
