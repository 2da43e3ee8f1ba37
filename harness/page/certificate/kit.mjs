// What a verifier needs of the kit: the schema of certificates, and the vectors.
import { Corpus } from './corpus.mjs';
import { read } from './json.mjs';
import { Schema } from './schema.mjs';

/**
 * Loads it.
 *
 * @param {(path: string) => Promise<Uint8Array | undefined>} fetchBytes returns a file: `schema/certificate.schema.json`,
 *   `schema/vectors.schema.json` or `vectors/FAMILY.json`; undefined if a family has no file
 */
export async function loadKit(fetchBytes) {
  const schemas = ['schema/certificate.schema.json', 'schema/vectors.schema.json'].map(async path =>
    read(new TextDecoder().decode(await fetchBytes(path))),
  );
  const [certificate, vectors] = await Promise.all(schemas);
  const families = vectors.get('properties').get('family').get('enum');
  const files = await Promise.all(families.map(async family => [family, await fetchBytes(`vectors/${family}.json`)]));
  const present = files.filter(([, bytes]) => bytes !== undefined);
  return { schema: new Schema(certificate), corpus: new Corpus(new Map(present)) };
}
