// The kit's files in a checkout, for Node.
import { readFile } from 'node:fs/promises';

const ROOT = new URL('../../../', import.meta.url);
const SCHEMA = 'schema/certificate.schema.json';

/** Returns a file as `loadKit` names it; undefined if there is none. */
export async function kitFile(path) {
  const file = path === SCHEMA ? `harness/certifier/${path}` : `conformance-vectors/${path}`;
  return readFile(new URL(file, ROOT)).catch(error => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
