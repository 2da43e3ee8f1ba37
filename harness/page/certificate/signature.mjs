// Signatures of Ed25519 (RFC 8032), by WebCrypto.
import { fromHex, hex, sha256 } from './sha256.mjs';

/** The SubjectPublicKeyInfo of a key begins with these bytes; its 32 bytes follow. */
const KEY_START = '302a300506032b6570032100';
const PEM = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/;
const PRIVATE = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** This browser cannot check signatures; the message says so. */
export class NoEd25519 extends Error {}

const PRIME = 2n ** 255n - 19n;
/** The y of a point of order 8; that of the others is its negative. */
const OF_ORDER_8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** The y of all points of small order. With such a key, one signature is valid for every text. */
const OF_SMALL_ORDER = [0n, 1n, PRIME - 1n, OF_ORDER_8, PRIME - OF_ORDER_8];

/** Returns whether a text in hex is an Ed25519 key as SubjectPublicKeyInfo, and not one with which everybody can sign. */
export function isKey(key) {
  if (!/^[0-9a-f]{88}$/.test(key) || !key.startsWith(KEY_START)) return false;
  const littleEndian = fromHex(key.slice(KEY_START.length)).reverse();
  const y = BigInt(`0x${hex(littleEndian)}`) % 2n ** 255n; // the highest bit is the sign of x
  return y < PRIME && !OF_SMALL_ORDER.includes(y);
}

/** Returns the SHA-256 of a key's encoding, in hex. */
export const fingerprint = key => hex(sha256(fromHex(key)));

/**
 * Returns the key of a PEM file, in hex.
 *
 * @throws {TypeError} if it is none
 */
export function readPem(text) {
  const [, body] = PEM.exec(text) ?? [];
  if (!body) {
    const got = PRIVATE.test(text) ? 'is a private key: ' : '';
    throw new TypeError(`${got}expected a PEM file with BEGIN PUBLIC KEY`);
  }
  let key;
  try {
    key = hex(Uint8Array.from(atob(body.replace(/\s/g, '')), character => character.charCodeAt(0)));
  } catch {
    throw new TypeError('the PEM file is not base64');
  }
  if (!isKey(key)) throw new TypeError('the PEM file has no Ed25519 key');
  return key;
}

/**
 * Returns whether a signature of a message was made with a key.
 *
 * @param {string} key in hex
 * @param {Uint8Array} message
 * @param {Uint8Array} signature
 * @throws {NoEd25519} if WebCrypto here does not have Ed25519
 */
export async function isSigned(key, message, signature) {
  if (!globalThis.crypto?.subtle) {
    throw new NoEd25519('signatures cannot be checked on this page: it must be served over HTTPS or from this machine');
  }
  let imported;
  try {
    const raw = fromHex(key).subarray(KEY_START.length / 2);
    imported = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    if (error.name === 'NotSupportedError') {
      throw new NoEd25519('this browser cannot check Ed25519 signatures; a current one, or ./atlas verify, can');
    }
    return false; // these 32 bytes are no key
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
}
