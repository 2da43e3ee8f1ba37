// The only format of a certificate's file, for people and for diff: a value that fits is on one line. Because there is
// only one format, the verifier finds every changed byte, even one between two values.
import { entries, isPlain, scalar, string } from './canonical.mjs';

const WIDTH = 160;
/**
 * Control and format characters, line ends, and code points that will never be characters. Format characters are a
 * list, because new versions of Unicode have more: a certificate must have the same text in each browser.
 */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u{ad}\u{600}-\u{605}\u{61c}\u{6dd}\u{70f}\u{890}-\u{891}\u{8e2}\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff0}-\u{fffb}\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Returns the file's text. */
export const certificateText = certificate => `${write(certificate, '')}\n`;

function write(value, indent) {
  const short = line(value, WIDTH - indent.length);
  if (short !== undefined) return short;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map(item => inner + write(item, inner))
    : entries(value).map(([name, field]) => `${inner}${quoted(name)}: ${write(field, inner)}`);
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

/** Returns a value on one line; undefined if it is an object or a list that is longer than the room for it. */
function line(value, room) {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? quoted(value) : scalar(value);
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const [name, inner] of isList ? value.entries() : entries(value)) {
    if (text.length > 1) text += ', ';
    if (!isList) text += `${quoted(name)}: `;
    const item = line(inner, room - text.length);
    if (item === undefined) return undefined;
    text += item;
    if (text.length > room) return undefined;
  }
  text += isList ? ']' : '}';
  return text.length <= room || text.length === 2 ? text : undefined;
}

/**
 * Unlike the canonical form, this format writes invisible characters, and those that change the direction of text, by
 * their numbers: on a terminal or in a review, the file shows all that it contains.
 */
function quoted(text) {
  if (isPlain(text)) return `"${text}"`;
  return string(text).replace(UNSEEN, unseen =>
    [...Array(unseen.length).keys()].map(i => `\\u${unseen.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** Returns the first place at which two texts differ. */
export function place(text, written) {
  let at = 0;
  while (at < Math.min(text.length, written.length) && text[at] === written[at]) at++;
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${lines.at(-1).length + 1}`;
}
