// For streams of Node.
import type { Transform } from 'node:stream';
import type { PassThroughTarget } from './index.js';

/**
 * Returns a Transform that passes bytes through and gives them to `target.update` on the way. If text is written to it, it fails.
 * @throws {AtlasError} INVALID: the target has no `update`
 */
export function nodePassThrough(target: PassThroughTarget): Transform;
