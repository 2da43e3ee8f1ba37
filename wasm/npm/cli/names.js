// How names of files are written, as in coreutils: if a name has a backslash or a line break, the line begins with a
// backslash and they are written \\, \n and \r.
import { Unusable } from './failures.js';

export const needEscapes = name => /[\\\n\r]/.test(name);

export const escaped = name => name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

const MEANINGS = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' };

export function unescaped(text) {
  return text.replace(/\\.?/gs, pair => {
    if (!(pair in MEANINGS)) throw new Unusable(`unknown escape in ${text}`);
    return MEANINGS[pair];
  });
}

/** Those of ASCII. */
const CONTROLS = /(?![\u0080-\u009f])\p{Cc}/gu;

/** Text that cannot change the state of a terminal. */
export const printable = text => text.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replace(CONTROLS, '?');

const SHORT = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text as a JSON string. */
export const json = text =>
  `"${text.replace(
    /["\\]|(?![\u0080-\u009f])\p{Cc}/gu,
    c => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}"`;
