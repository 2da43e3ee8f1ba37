// Text of a target or a file as one line that shows all its characters, and other words of messages.

const SPACE = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/gu;

/** Returns the text in one line, with `?` for invisible characters, and cut after `longest` characters. */
export function plain(text, longest = Number.POSITIVE_INFINITY) {
  const line = text.replace(SPACE, ' ').replace(UNSEEN, '?');
  if (line.length <= longest) return line;
  const isInPair = line.codePointAt(longest - 1) > 0xffff;
  return `${line.slice(0, isInPair ? longest - 1 : longest)}...`;
}

/** Returns such as `1 target` or `2 targets`. */
export const count = (number, noun) => `${number} ${noun}${Number(number) === 1 ? '' : 's'}`;

/** Returns such as `a`, `a and b`, or `a, b and c`. */
export const listed = words =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
