// Reads JSON strictly. `JSON.parse` hides what a verifier must see: repeated names, the order of names that look like
// numbers, digits beyond 2^53, and text that is not Unicode.
//
// An object becomes a Map in the order of the text. A whole number without fraction and exponent becomes a number, or a
// bigint if a number cannot hold it exactly; any other number becomes a number.

/** The same limits as those of `./atlas verify`. */
const LIMITS = { depth: 500, digits: 1000, name: 50_000, text: 100_000_000, tokens: 32_000_000 };
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const SHOWN = 40;
const WORD_PART = /[\p{L}\p{Nd}_]/u;
const HALF_PAIR = /\p{Cs}/u;
const NO_CHARACTER = /[\p{Cc}\p{Cn}\p{Cs}]/u;

/** The text is not JSON, or is more than I-JSON (RFC 7493) allows. The message says where, if there is one place. */
export class NotJson extends Error {
  constructor(message) {
    super(message.replace(/[ \t\n\v\f\r]*(?:\r\n|[\n\v\f\r\u0085\u2028\u2029])[ \t\n\v\f\r]*/g, ' ')); // one line
  }
}

/**
 * Reads one JSON value.
 *
 * @param {string} text
 * @throws {NotJson}
 */
export function read(text) {
  if (/^[ \t\r\n]*$/.test(text)) throw new NotJson('line 1: not JSON: column 1: expected a value, got the end');
  const value = new Reader(text).whole();
  const problem = interoperability(value);
  if (problem) throw new NotJson(`the file: ${problem}`);
  return value;
}

/** RFC 7493, sections 2.1 and 2.2: what has no canonical form. */
function interoperability(value) {
  if (typeof value === 'string') return HALF_PAIR.test(value) ? 'text with half a surrogate pair' : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'a number beyond a double';
  if (value instanceof Map) {
    for (const name of value.keys()) if (HALF_PAIR.test(name)) return 'a name with half a surrogate pair';
  }
  if (value instanceof Map || Array.isArray(value)) {
    for (const inner of value.values()) {
      const problem = interoperability(inner);
      if (problem) return problem;
    }
  }
  return undefined;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.depth = 0;
    this.tokens = 0;
  }

  whole() {
    this.space();
    const value = this.value();
    this.space();
    if (this.at < this.text.length) throw this.problem(`must end after its value, got ${this.here()}`);
    return value;
  }

  value() {
    this.token();
    const next = this.peek();
    if (next === '{') return this.object();
    if (next === '[') return this.list();
    if (next === '"') return this.string(LIMITS.text, 'text');
    if (next === '-' || isDigit(next)) return this.number();
    if (next === "'") throw this.problem("text must be in double quotes, got '");
    return this.word();
  }

  object() {
    const object = new Map();
    this.open();
    if (!this.isNext('}')) {
      do {
        this.space();
        if (this.peek() !== '"') {
          throw this.problem(`expected a name in double quotes${object.size === 0 ? ' or }' : ''}, got ${this.here()}`);
        }
        this.token();
        const start = this.at;
        const name = this.string(LIMITS.name, 'a name');
        if (object.has(name)) {
          const written = this.text.slice(start, this.at);
          this.at = start;
          throw this.problem(`the name ${cut(written)} comes twice`);
        }
        if (!this.isNext(':')) throw this.problem(`expected : after the name, got ${this.here()}`);
        this.space();
        object.set(name, this.value());
      } while (this.isNext(','));
      if (!this.isNext('}')) throw this.problem(`expected , or }, got ${this.here()}`);
    }
    this.close();
    return object;
  }

  list() {
    const list = [];
    this.open();
    if (!this.isNext(']')) {
      do {
        this.space();
        list.push(this.value());
      } while (this.isNext(','));
      if (!this.isNext(']')) throw this.problem(`expected , or ], got ${this.here()}`);
    }
    this.close();
    return list;
  }

  open() {
    if (++this.depth > LIMITS.depth) throw this.problem(`nested more than ${LIMITS.depth} deep`);
    this.at++;
  }

  close() {
    this.depth--;
    this.token();
  }

  string(most, what) {
    const start = this.at++;
    let read = '';
    for (let from = this.at; ; from = this.at) {
      while (this.at < this.text.length && isPlain(this.text.charCodeAt(this.at))) this.at++;
      read += this.text.slice(from, this.at);
      if (this.at === this.text.length) throw this.problem('the closing double quote is missing');
      if (read.length > most) {
        this.at = start;
        throw this.problem(`${what} of more than ${most} characters`);
      }
      if (this.peek() === '"') break;
      if (this.peek() !== '\\') throw this.problem(`in text, ${this.here()} must be escaped`);
      read += this.escape();
    }
    this.at++;
    return read;
  }

  escape() {
    const kind = this.text.charAt(++this.at);
    if (kind === 'u') {
      const code = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(code)) throw this.problem('\\u must be followed by four hex digits');
      this.at += 5;
      return String.fromCharCode(Number.parseInt(code, 16));
    }
    if (!Object.hasOwn(ESCAPES, kind)) {
      throw this.problem(`a backslash must be followed by one of "\\/bfnrtu, got ${this.here()}`);
    }
    this.at++;
    return ESCAPES[kind];
  }

  number() {
    const start = this.at;
    if (this.peek() === '-') this.at++;
    if (this.peek() === '0' && isDigit(this.text.charAt(this.at + 1))) {
      throw this.problem('a number must not begin with a 0 that is followed by a digit');
    }
    let digits = this.digits();
    let isWhole = true;
    if (this.peek() === '.') {
      this.at++;
      isWhole = false;
      digits += this.digits();
    }
    if (this.peek() === 'e' || this.peek() === 'E') {
      this.at++;
      isWhole = false;
      if (this.peek() === '+' || this.peek() === '-') this.at++;
      digits += this.digits();
    }
    const written = this.text.slice(start, this.at);
    if (digits > LIMITS.digits) {
      this.at = start;
      throw this.problem(`a number of more than ${LIMITS.digits} digits`);
    }
    if (WORD_PART.test(this.peek()) || this.peek() === '.') {
      throw this.problem(`a number must not be followed by ${this.here()}`);
    }
    const value = Number(written);
    return isWhole && !Number.isSafeInteger(value) ? BigInt(written) : value;
  }

  digits() {
    const start = this.at;
    while (isDigit(this.peek())) this.at++;
    if (this.at === start) throw this.problem(`expected a digit, got ${this.here()}`);
    return this.at - start;
  }

  word() {
    const start = this.at;
    while (this.at < this.text.length && WORD_PART.test(this.peek())) this.at++;
    const word = this.text.slice(start, this.at);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    this.at = start;
    throw this.problem(word === '' ? `expected a value, got ${this.here()}` : `${cut(word)} is not a JSON value`);
  }

  token() {
    if (++this.tokens > LIMITS.tokens) {
      throw this.problem(`more than ${LIMITS.tokens} values, brackets and names`);
    }
  }

  /** Skips white space and, if it comes next, the character. */
  isNext(wanted) {
    this.space();
    const isThere = this.peek() === wanted;
    if (isThere) this.at++;
    return isThere;
  }

  space() {
    for (;;) {
      const next = this.text.charCodeAt(this.at);
      if (next !== 32 && next !== 10 && next !== 13 && next !== 9) return;
      this.at++;
    }
  }

  /** Returns the next character; empty at the end. */
  peek() {
    return this.text.charAt(this.at);
  }

  here() {
    if (this.at >= this.text.length) return 'the end';
    const code = this.text.codePointAt(this.at);
    const character = String.fromCodePoint(code);
    if (character === '\n' || character === '\r') return 'the end of the line';
    if (character === '\ufeff') return 'a byte order mark (U+FEFF)';
    return NO_CHARACTER.test(character)
      ? `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
      : character;
  }

  problem(what) {
    const lines = this.text.slice(0, this.at).split(/\r\n|\r|\n/);
    // A line end of two characters, of which only the first has been read, is not over.
    if (this.text.charAt(this.at) === '\n' && this.text.charAt(this.at - 1) === '\r') {
      lines.pop();
      lines.push(`${lines.pop()}\r`);
    }
    return new NotJson(`line ${lines.length}: not JSON: column ${lines.at(-1).length + 1}: ${what}`);
  }
}

const isDigit = character => character >= '0' && character <= '9';
const isPlain = code => code !== 0x22 && code !== 0x5c && code >= 0x20;
const cut = text => (text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);
