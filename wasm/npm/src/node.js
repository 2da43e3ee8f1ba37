/* @ts-self-types="../node.d.ts" */
// For streams of Node.
import { Transform } from 'node:stream';
import { requireTarget } from './pass-through.js';

export function nodePassThrough(target) {
  requireTarget(target);
  return new Transform({
    decodeStrings: false, // text is refused, as everywhere
    transform(chunk, _encoding, done) {
      try {
        target.update(chunk);
      } catch (error) {
        done(/** @type {Error} */ (error));
        return;
      }
      done(null, chunk);
    },
  });
}
