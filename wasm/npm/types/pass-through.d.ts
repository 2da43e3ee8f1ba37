// Streams that show their bytes to a sum or a hasher.
import type { Bytes, StreamLike } from './inputs.js';

/** What bytes are shown to: a WitnessHasher, a ConservedSum. */
export interface PassThroughTarget {
  /** Returns anything, after it took the bytes. */
  update(data: Bytes): unknown;
}

/** A `TransformStream`, if the project's types know it. */
export type PassThroughStream = typeof globalThis extends { TransformStream: { prototype: infer T } }
  ? T
  : { readonly readable: StreamLike; readonly writable: object };

/**
 * Returns a TransformStream that passes bytes through and gives them to `target.update` on the way. If a chunk is not bytes, the stream fails.
 * @throws {AtlasError} INVALID: the target has no `update`
 * @example
 * const hasher = new atlas.WitnessHasher();
 * const copied = new Response(new Blob(['abc']).stream().pipeThrough(passThrough(hasher)));
 * await copied.text(); // => 'abc'
 * hasher.witness().length; // => 3n
 */
export function passThrough(target: PassThroughTarget): PassThroughStream;
