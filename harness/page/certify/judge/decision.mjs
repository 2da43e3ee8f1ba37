// The decision on a whole run, as `./atlas certify` makes it.
import { BROKEN } from '../../certificate/floor-verdict.mjs';

/** Nothing of the core level may be skipped. */
const isConformant = ({ totals }) => totals.vectors > 0 && totals.pass === totals.vectors;

const isFailure = ({ verdict }) => verdict === 'missed' || BROKEN.includes(verdict);

/**
 * Returns `certified`, `not certified`, or `inconclusive`: everything was right, but a floor could not be decided.
 *
 * @param {object[]} targets of the section correctness
 * @param {object[]} floors the rows of the section floors
 */
export function decisionOf(targets, floors) {
  if (targets.length === 0 || !targets.every(isConformant) || floors.some(isFailure)) return 'not certified';
  return floors.some(({ verdict }) => verdict === 'inconclusive') ? 'inconclusive' : 'certified';
}
