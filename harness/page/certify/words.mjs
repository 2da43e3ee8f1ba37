// Words about a summary: for the page, the report, the badge and the link.
import { verdictCounts } from './floor-words.mjs';

/** Browsers name those that they resemble, too, so the first that fits is the right one. */
const BROWSERS = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chromium', /(?:HeadlessChrome|Chromium|Chrome|CriOS)\/(\d+)/],
  ['WebKit', /Version\/(\d+(?:\.\d+)?).* Safari\//],
];

const OTHER = 'this browser';

/** Returns such as `Firefox 153`. */
export function browserName(userAgent) {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return `${name} ${version}`;
  }
  return OTHER;
}

/** Returns whether {@link browserName} may have returned a text. */
export const isBrowserName = text =>
  text === OTHER ||
  BROWSERS.some(([name]) => text.startsWith(`${name} `) && /^\d+(?:\.\d+)?$/.test(text.slice(name.length + 1)));

export const isCertified = summary => summary.decision === 'certified';

/** Returns such as `4,797`, the same in every language. */
export const number = n => n.toLocaleString('en-US');

export const count = (n, noun) => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

/** Returns such as `4,796 of 4,797`. */
export const share = (part, all) => `${number(part)} of ${number(all)}`;

/** Returns how many of the answers are right, rounded down, so that 100 % are all. */
export function percentage({ targets }) {
  const all = targets.reduce((sum, { totals }) => sum + totals.vectors, 0);
  const right = targets.reduce((sum, { totals }) => sum + totals.pass, 0);
  const tenths = all === 0 ? 0 : Math.floor((1000 * right) / all);
  return `${tenths / 10} %`;
}

/** Returns the decision and why it is not certified, in one line, as `./atlas` says it. */
export const conclusion = ({ decision, reasons }) => [decision, reasons.join('; ')].filter(Boolean).join(': ');

/** Returns what the decision is about, in one sentence. */
export const scope = summary =>
  `${browserName(summary.machine.system)}: ${count(summary.targets.length, 'target')}, ${count(summary.vectors, 'vector')} of level core each, no fresh vectors, ${speed(summary)}.`;

/** Returns such as `floors quick: 12 met`. */
export function speed({ floors: { effort, rows } }) {
  if (rows.length === 0) return effort === 'off' ? 'floors off' : `floors ${effort}: none apply`;
  return `floors ${effort}: ${verdictCounts(rows.map(({ verdict }) => verdict))}`;
}

/** Returns the sentence about speed if it was not measured; empty if it was. */
export const untimedText = ({ floors }) =>
  floors.rows.length > 0 ? '' : 'Speed was not measured: this is about answers only.';

/** Returns the message of the badge that `./atlas` makes of the same certificate. */
export function message(summary) {
  const { decision, targets, floors, reasons } = summary;
  if (!isCertified(summary)) return `${decision}: ${reasons[0]}`;
  const answersOnly = floors.rows.length === 0 ? ', answers only' : '';
  return `certified: ${count(targets.length, 'target')}, core${answersOnly}, no fresh vectors`;
}

/** Returns the sentence about targets that this browser cannot run; empty if it runs all of them. */
export const missingText = ({ unavailable }) =>
  unavailable.map(
    ({ target, reason, fix }) => `Not certified here: ${target}, because ${reason}. To certify it: ${fix}.`,
  );
