// An envelope of DSSE 1.0 (github.com/secure-systems-lab/dsse), signed with Ed25519.
import { isSigned } from './signature.mjs';

const UTF8 = new TextEncoder();
/** The standard alphabet or that of URLs, with or without padding. */
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Returns the bytes of what was signed, in an envelope of the right form; none if they are not base64. */
export const payloadOf = envelope => bytesOf(envelope.get('payload'));

/** Returns whether one of the signatures was made with this key. The key ids are hints, which nobody signed. */
export async function isSignedWith(envelope, key) {
  const payload = payloadOf(envelope);
  const type = envelope.get('payloadType');
  const head = UTF8.encode(`DSSEv1 ${UTF8.encode(type).length} ${type} ${payload.length} `);
  const signed = new Uint8Array([...head, ...payload]);
  for (const signature of envelope.get('signatures')) {
    if (await isSigned(key, signed, bytesOf(signature.get('sig')))) return true;
  }
  return false;
}

function bytesOf(text) {
  if (!BASE64.test(text)) return new Uint8Array();
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
  } catch {
    return new Uint8Array(); // its length is not one of base64
  }
}
