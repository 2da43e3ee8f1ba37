// The floors of the kit (conformance-vectors/floors): the throughput that a platform must reach, as data.
import { ceilingOf } from '../../../certificate/floor-verdict.mjs';

const WANTED = ['minGBps', 'maxMillis', 'minRatio'];

/** Returns the floors of a file, in order. */
export const floorsOf = ({ profile, floors }) =>
  floors.map(({ id, targets, op, size, ruler, reach, reason, ...wanted }) => ({
    id,
    targets,
    op,
    size,
    profile,
    wanted: Object.fromEntries(WANTED.filter(name => name in wanted).map(name => [name, wanted[name]])),
    ruler: ruler ?? ceilingOf(op),
    stated: reach === undefined ? undefined : `${reach}: ${reason}`,
  }));

/** Whether a floor applies to a target; in its list of targets, `*` stands for any text. */
export const appliesTo = (floor, target) =>
  floor.targets.some(pattern => {
    const parts = pattern.split('*').map(part => part.replace(/[^a-z0-9]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(target);
  });

/** Returns the floors that apply to a target, by bench, in the order of the floors. */
export function benchesOf(floors, target) {
  const benches = new Map();
  for (const floor of floors.filter(each => appliesTo(each, target))) {
    const key = `${floor.op} ${floor.size}`;
    if (!benches.has(key)) benches.set(key, { op: floor.op, size: floor.size, floors: [] });
    benches.get(key).floors.push(floor);
  }
  return [...benches.values()];
}
