// The kit's files in a checkout, for Node.
import { readFile } from 'node:fs/promises';
import { inCheckout } from './checkout.mjs';

const ROOT = new URL('../../../', import.meta.url);

/** Returns a file as `loadKit` names it; undefined if there is none. */
export async function kitFile(path) {
  return readFile(new URL(inCheckout(path), ROOT)).catch(error => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
