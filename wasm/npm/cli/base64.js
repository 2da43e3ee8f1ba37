// Base64, as strictly as java.util.Base64 reads it, and with its messages.
import { Unusable } from './failures.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function faultOf(text) {
  if (text.length === 1) return 'Input byte[] should at least have 2 bytes for base64 bytes';
  let held = 0; // characters of the unit of four
  let at = 0;
  while (at < text.length) {
    const c = text[at++];
    if (c === '=') {
      if (held === 0 || (held === 2 && text[at++] !== '=')) return 'Input byte array has wrong 4-byte ending unit';
      break;
    }
    if (!ALPHABET.includes(c)) {
      const code = c.charCodeAt(0) > 255 ? 63 : c.charCodeAt(0);
      return `Illegal base64 character ${(code > 127 ? code - 256 : code).toString(16)}`;
    }
    held = (held + 1) % 4;
  }
  if (held === 1) return 'Last unit does not have enough valid bits';
  return at < text.length ? `Input byte array has incorrect ending byte at ${at}` : undefined;
}

export function decoded(text) {
  const fault = faultOf(text);
  if (fault !== undefined) throw new Unusable(`leaves must be in Base64: ${fault}`);
  return Buffer.from(text, 'base64');
}
