// What a certificate comes to, in words: the decision and, if it is not certified, why.
import { selectionOf } from './corpus.mjs';
import { count } from './plain.mjs';
import { familiesOf, levelsOf, nameOf, shardOf } from './scope.mjs';

const TARGETS_SHOWN = 3;

/** Returns the decision of a good certificate, in words that do not claim more than it means. */
export function headlineOf(certificate) {
  const decision = certificate.get('decision');
  if (decision !== 'passed') return decision;
  const selection = selectionOf(certificate.get('correctness'));
  const [levels, families, shard] = [levelsOf(selection), familiesOf(selection), shardOf(selection)];
  const part = [shard, families].filter(Boolean).join(' of ');
  return `${part} passed, not a certificate${families === '' ? ' until merged' : ` of ${levels}`}`;
}

/**
 * Returns the decision with its reasons, in one line.
 *
 * @param {Map} certificate a good one
 * @param corpus the one that it was compared with
 * @param targets its results, as `resultsOf` returns them
 */
export function conclusionOf(certificate, corpus, targets) {
  const headline = headlineOf(certificate);
  const floors = certificate.get('floors').get('results');
  switch (certificate.get('decision')) {
    case 'not certified':
      return `${headline}: ${reasons(targets, corpus.select(selectionOf(certificate.get('correctness'))), floors)}`;
    case 'inconclusive':
      return `${headline}: ${count(ofVerdict(floors, 'inconclusive'), 'floor')} undecided: the machine was too noisy to tell`;
    default:
      return headline + share(selectionOf(certificate.get('correctness')), corpus);
  }
}

/** Returns how many of the operations are in a choice of families. */
function share(selection, corpus) {
  if (selection.families.length === 0) return '';
  const whole = { ...selection, families: [], shard: { index: 1, of: 1 } };
  return ` (${operations(corpus.select(selection))} of ${count(operations(corpus.select(whole)), 'operation')})`;
}

function reasons(targets, vectors, floors) {
  const results = targets.flatMap(target => target.results);
  const number = fits => results.filter(fits).length;
  const some = (found, noun, what) => found > 0 && count(found, noun) + what;
  return [
    targets.length === 0 ? 'no target ran' : vectors.length === 0 && 'nothing was asked',
    some(
      number(({ verdict }) => verdict === 'fail'),
      'wrong answer',
      '',
    ),
    some(
      number(({ verdict }) => verdict === 'fault'),
      'fault',
      '',
    ),
    some(
      number(({ verdict, isListed }) => isListed && ['fail', 'fault'].includes(verdict)),
      'expired excuse',
      '',
    ),
    some(
      number(({ verdict }) => verdict === 'outdated'),
      'right answer',
      ' that the list of known failures has',
    ),
    skips(targets.filter(target => overdrawn(target).length > 0)),
    some(ofVerdict(floors, 'missed'), 'floor', ' missed'),
    some(ofVerdict(floors, 'wrong'), 'floor', ' with a wrong bench'),
    some(ofVerdict(floors, 'fault'), 'floor', ' at which the target broke'),
    some(ofVerdict(floors, 'not-offered'), 'floor', ' whose bench is not offered'),
  ]
    .filter(Boolean)
    .join('; ');
}

const ofVerdict = (floors, verdict) => floors.filter(floor => floor.get('verdict') === verdict).length;
const overdrawn = ({ results }) => results.filter(({ isOverdrawn }) => isOverdrawn);
const operations = vectors => new Set(vectors.map(({ op }) => op)).size;

function skips(targets) {
  if (targets.length === 0) return '';
  const which = targets.slice(0, TARGETS_SHOWN).map(target => `${nameOf(target.id)} ${lack(target)}`);
  const more = targets.length - TARGETS_SHOWN;
  const rest = more > 0 ? ` and ${count(more, 'target')} more` : '';
  return `${count(targets.flatMap(overdrawn).length, 'vector')} skipped: ${which.join(', ')}${rest}`;
}

/** Returns what a target lacks: operations, or whole levels that it does not declare. */
function lack(target) {
  const skipped = overdrawn(target).map(({ vector }) => vector);
  const declared = target.hello?.get('levels');
  const undeclared = new Set(declared && skipped.map(({ level }) => level).filter(level => !declared.includes(level)));
  const isDeclared = ({ level }) => !undeclared.has(level);
  const missing = skipped.filter(isDeclared);
  const all = operations(target.results.map(({ vector }) => vector).filter(isDeclared));
  return [
    missing.length > 0 && `has ${all - operations(missing)} of ${count(all, 'operation')} in full`,
    undeclared.size > 0 && `does not declare ${levelsOf({ levels: [...undeclared] })}`,
  ]
    .filter(Boolean)
    .join(' and ');
}
