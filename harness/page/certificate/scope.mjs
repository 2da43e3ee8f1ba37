// What a certificate is about, in one line: "certified" alone may mean one vector or all, excused or not.
import { selectionOf } from './corpus.mjs';
import { timeOf } from './dates.mjs';
import { count, listed, plain } from './plain.mjs';

const TARGETS_SHOWN = 3;
const LONGEST_NAME = 60;
const ROOT_DIGITS = 16;
const LEVELS = ['core', 'full', 'huge'];
const FLOORS = ['met', 'missed', 'inconclusive', 'stated', 'wrong', 'fault', 'not-offered'];

/** Returns a name that a target or a file chose, as it is shown in a line. */
export const nameOf = text => plain(text, LONGEST_NAME);

/**
 * Returns the line.
 *
 * @param {Map} certificate a good one
 * @param {boolean} isCorpusKnown whether it was compared with this kit's vectors
 */
export function scopeOf(certificate, isCorpusKnown) {
  const correctness = certificate.get('correctness');
  const circumstances = certificate.get('circumstances');
  const selection = selectionOf(correctness);
  const targets = correctness.get('targets');
  const vectors = correctness.get('corpus').get('vectors');
  const skipped = total([...targets, ...(certificate.get('fresh')?.get('targets') ?? [])], 'skip');
  const resumed = circumstances.get('resumed');
  const root = correctness.get('corpus').get('root').slice(0, ROOT_DIGITS);
  return [
    targetNames(targets.map(target => nameOf(target.get('id')))),
    [levelsOf(selection), familiesOf(selection), shardOf(selection)].filter(Boolean).join(', '),
    `${count(vectors, 'vector')}${targets.length > 1 ? ' each' : ''}`,
    freshOf(certificate.get('fresh')),
    skipped > 0 && `${count(skipped, 'result')} skipped`,
    excused(total(targets, 'known'), targets.length * vectors),
    floorsOf(certificate.get('floors')),
    resumed > 0 && `${count(resumed, 'result')} from an interrupted run`,
    `kit ${nameOf(certificate.get('kit').get('version'))}`,
    isCorpusKnown ? `corpus ${root}` : `another corpus than this kit's, ${root}`,
    dayIn(circumstances.get('started')),
  ]
    .filter(Boolean)
    .join('; ');
}

const total = (targets, verdict) => targets.reduce((sum, target) => sum + target.get('totals').get(verdict), 0);
const excused = (results, all) => (results === 0 ? 'nothing excused' : `${results} of ${count(all, 'result')} excused`);
const dayIn = started => new Date(timeOf(started)).toISOString().replace(/T.*/, '');

/** Returns such as `level core` or `levels core and full`. */
export const levelsOf = ({ levels }) => `${levels.length === 1 ? 'level' : 'levels'} ${listed(inOrder(levels))}`;

/** Returns levels in the order of their size. */
export const inOrder = levels => LEVELS.filter(level => levels.includes(level));

/** Returns such as `families sum and check`; nothing for all of them. */
export const familiesOf = ({ families }) =>
  families.length === 0 ? '' : `${families.length === 1 ? 'family' : 'families'} ${listed(families.map(nameOf))}`;

/** Returns such as `shard 1/3`; nothing for the whole. */
export const shardOf = ({ shard }) => (shard.of === 1 ? '' : `shard ${shard.index}/${shard.of}`);

function targetNames(names) {
  if (names.length === 0) return 'no target';
  const more = names.length - TARGETS_SHOWN;
  return listed([...names.slice(0, TARGETS_SHOWN), ...(more > 0 ? [`${more} more`] : [])]);
}

/** The target may have known a given seed. Only a drawn seed rules that out. */
function freshOf(fresh) {
  if (!fresh) return 'no fresh vectors';
  const given = fresh.get('given') ? ' as given' : '';
  return `${count(fresh.get('vectors'), 'fresh vector')}, seed ${fresh.get('seed')}${given}`;
}

function floorsOf(floors) {
  const effort = floors.get('effort');
  const verdicts = floors.get('results').map(floor => floor.get('verdict'));
  if (verdicts.length === 0) return effort === 'off' ? 'floors off' : `floors ${effort}: none apply`;
  const counts = FLOORS.filter(verdict => verdicts.includes(verdict)).map(
    verdict => `${verdicts.filter(other => other === verdict).length} ${verdict.replace('-', ' ')}`,
  );
  return `floors ${effort}: ${counts.join(', ')}`;
}
