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

/** Returns the fields of a fragment; undefined if it is not one of {@link fragmentOf}. */
export function readFragment(fragment) {
  const fields = Object.fromEntries(new URLSearchParams(fragment.slice(1)));
  const isOne = Object.entries(FIELDS).every(
    ([name, form]) => Object.hasOwn(fields, name) && fields[name].length <= LONGEST && form.test(fields[name]),
  );
  return isOne ? fields : undefined;
}
