// A link to the page with a short summary in its fragment, which a browser never sends to a server.
import { isCounts } from './floor-words.mjs';
import { browserName, isBrowserName, percentage, speed } from './words.mjs';

const fits = form => text => form.test(text);
const isDay = text => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.startsWith(text);

/** Whether each field may have its text: the page shows no other words of a link. */
const FIELDS = {
  says: fits(/^(?:(?:not )?certified|inconclusive)$/),
  browser: isBrowserName,
  right: fits(/^(?:100|\d{1,2}(?:\.[1-9])?) %$/),
  targets: text => text.split(',').every(fits(/^(?:chromium|firefox|webkit|browser)-(?:simd|base|host|worker|gpu)$/)),
  vectors: fits(/^[1-9]\d{0,5}$/),
  speed: text =>
    /^floors (?:off|quick: none apply)$/.test(text) || (text.startsWith(QUICK) && isCounts(text.slice(QUICK.length))),
  day: isDay,
  certificate: fits(/^[0-9a-f]{64}$/),
};
const QUICK = 'floors quick: ';
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
  const isGood = ([name, isRight]) =>
    Object.hasOwn(fields, name) && fields[name].length <= LONGEST && isRight(fields[name]);
  const damaged = Object.entries(FIELDS).filter(each => !isGood(each));
  return damaged.length === 0 ? { fields, damaged: [] } : { damaged: damaged.map(([name]) => name) };
}
