// A link to the page with a short summary in its fragment, which a browser never sends to a server.
import { browserName, percentage, speed } from './words.mjs';

const FIELDS = {
  says: /^(?:(?:not )?certified|inconclusive)$/,
  browser: /^[A-Za-z]+(?: [A-Za-z]+)*(?: [\d.]+)?$/,
  right: /^\d{1,3}(?:\.\d)? %$/,
  targets: /^[a-z]+(?:-[a-z]+)+(?:,[a-z]+(?:-[a-z]+)+)*$/,
  vectors: /^\d{1,6}$/,
  speed: /^floors (?:off|quick: (?:none apply|\d{1,3} [a-z ]+(?:, \d{1,3} [a-z ]+)*))$/,
  day: /^\d{4}-\d\d-\d\d$/,
  certificate: /^[0-9a-f]{64}$/,
};
const LONGEST = 100;

export function fragmentOf(summary) {
  const fields = {
    says: summary.decision,
    browser: browserName(summary.machine.system),
    right: percentage(summary),
    targets: summary.targets.map(({ id }) => id).join(','),
    vectors: summary.vectors,
    speed: speed(summary),
    day: summary.started.slice(0, 10),
    certificate: summary.hash,
  };
  return `#${new URLSearchParams(fields)}`;
}

/**
 * Reads a fragment.
 *
 * @returns {{ fields?: Record<string, string>, damaged: string[] } | undefined} what it says, or the names of the fields
 *     that are not as {@link fragmentOf} writes them; undefined if it is not such a fragment
 */
export function readFragment(fragment) {
  if (!/[=&%]/.test(fragment)) return undefined; // none, or the name of a part of the page
  const fields = Object.fromEntries(new URLSearchParams(fragment.slice(1)));
  const isGood = ([name, form]) =>
    Object.hasOwn(fields, name) && fields[name].length <= LONGEST && form.test(fields[name]);
  const damaged = Object.entries(FIELDS).filter(each => !isGood(each));
  return damaged.length === 0 ? { fields, damaged: [] } : { damaged: damaged.map(([name]) => name) };
}
