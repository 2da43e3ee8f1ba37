// What a verifier needs of the kit: the schemas of certificates and attestations, and the vectors.
import { Corpus } from './corpus.mjs';
import { read } from './json.mjs';
import { Schema } from './schema.mjs';

/**
 * Loads it.
 *
 * @param {(path: string) => Promise<Uint8Array | undefined>} fetchBytes returns a file: `schema/NAME.schema.json`
 *   with the NAME certificate, attestation or vectors, or `vectors/FAMILY.json`; undefined if a family has no file
 */
export async function loadKit(fetchBytes) {
  const schemas = ['certificate', 'attestation', 'vectors'].map(async name =>
    read(new TextDecoder().decode(await fetchBytes(`schema/${name}.schema.json`))),
  );
  const [certificate, attestation, vectors] = await Promise.all(schemas);
  const families = vectors.get('properties').get('family').get('enum');
  const files = await Promise.all(families.map(async family => [family, await fetchBytes(`vectors/${family}.json`)]));
  const present = files.filter(([, bytes]) => bytes !== undefined);
  return {
    schema: new Schema(certificate, 'certificate'),
    attestation: new Schema(attestation, 'attestation'),
    corpus: new Corpus(new Map(present)),
  };
}
