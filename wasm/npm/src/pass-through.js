// Streams that pass bytes on and show them to a sum or a hasher on the way.
import { shown } from './argument-checks.js';
import { invalid } from './errors.js';

export function requireTarget(target) {
  if (typeof target?.update !== 'function')
    throw invalid(`target must have update, as a WitnessHasher and a ConservedSum have, got ${shown(target)}`);
}

export function passThrough(target) {
  requireTarget(target);
  return new TransformStream({
    transform(chunk, controller) {
      target.update(chunk);
      controller.enqueue(chunk);
    },
  });
}
