// Bytes as text in hexadecimal, and bytes that come in parts as one.
import { bytes } from './argument-checks.js';

export const toHex = data => Array.from(bytes('data', data), byte => byte.toString(16).padStart(2, '0')).join('');

export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
