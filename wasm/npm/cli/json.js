// JSON, as strictly as the JVM's command reads it: errors have the same column, names may not come twice, and numbers
// are kept as they are written.
import { Unusable } from './failures.js';

/** A number, in the digits of the text. */
export class Digits {
  constructor(text) {
    this.text = text;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PARTIAL = /-?(?:0|[1-9][0-9]*)(?:\.(?![0-9])|(?:\.[0-9]+)?[eE][+-]?(?![0-9]))/y;
const LITERALS = { true: true, false: false, null: null };
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Returns the value that text holds. */
export function parsed(text) {
  let at = 0;

  function fail(index, why = '') {
    throw new Unusable(`is not JSON, at column ${index + 1}${why}`);
  }

  function matched(pattern) {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  }

  /** Skips spaces, and returns the next character, or undefined at the end. */
  function next() {
    while (at < text.length && ' \t\n\r'.includes(text[at])) at++;
    return text[at];
  }

  function expect(characters) {
    if (!characters.includes(next() ?? '\0')) fail(at);
    return text[at++];
  }

  function unicode() {
    let code = 0;
    for (let i = 0; i < 4; i++, at++) {
      const digit = Number.parseInt(text[at] ?? '', 16);
      if (Number.isNaN(digit)) fail(at);
      code = 16 * code + digit;
    }
    return String.fromCharCode(code);
  }

  function string() {
    let value = '';
    at++;
    for (;;) {
      const c = text[at];
      if (c === undefined || c < ' ') fail(at);
      at++;
      if (c === '"') return value;
      if (c !== '\\') {
        value += c;
        continue;
      }
      const escaped = text[at];
      if (escaped === 'u') {
        at++;
        value += unicode();
      } else {
        if (escaped === undefined || !Object.hasOwn(ESCAPES, escaped)) fail(at);
        value += ESCAPES[escaped];
        at++;
      }
    }
  }

  function number() {
    const broken = matched(PARTIAL);
    if (broken !== undefined) fail(at + broken.length - 1);
    const digits = matched(NUMBER);
    if (digits === undefined) return fail(at + 1); // after the sign
    at += digits.length;
    if (/[0-9]/.test(text[at] ?? '')) fail(at);
    return new Digits(digits);
  }

  function literal() {
    const word = matched(/[A-Za-z0-9_$]*/y) ?? '';
    if (!Object.hasOwn(LITERALS, word)) fail(word === 'NaN' ? at + word.length : at);
    at += word.length;
    return LITERALS[word];
  }

  function array() {
    const values = [];
    at++;
    if (next() === ']') at++;
    else
      do {
        values.push(value());
      } while (expect(',]') === ',');
    return values;
  }

  function object() {
    const members = Object.create(null);
    at++;
    if (next() === '}') {
      at++;
      return members;
    }
    do {
      if (next() !== '"') fail(at);
      const name = string();
      if (name in members) fail(at, ': a name comes twice');
      expect(':');
      members[name] = value();
    } while (expect(',}') === ',');
    return members;
  }

  function value() {
    const c = next();
    if (c === '{') return object();
    if (c === '[') return array();
    if (c === '"') return string();
    return c !== undefined && /[-+0-9]/.test(c) ? number() : literal();
  }

  const whole = value();
  if (next() !== undefined) fail(at);
  return whole;
}

/** Whether a value is an object of JSON. */
export const isObject = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits);

/** The type of a value, as messages name it. */
export function typeOf(value) {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  if (value instanceof Digits) return 'NUMBER';
  return (typeof value).toUpperCase();
}

/** A value as messages show it. */
export const shown = value => (value instanceof Digits ? value.text : JSON.stringify(value));
