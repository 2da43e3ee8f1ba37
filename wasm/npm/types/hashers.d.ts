// Witnesses of bytes that are pushed piece by piece (sections S11 and S12).
import type { Bytes, OwnBytes } from './inputs.js';
import type { Witness } from './witnesses.js';

/** What a hasher may be given. */
export interface HasherOptions {
  /** 8..16 for a tree witness; a flat witness if left out */
  leafLog2?: number | undefined;
  /** Whether `save` may be called. SHA-256 is then computed by the module, because node:crypto does not show its state. */
  resumable?: boolean | undefined;
}

/** Makes hashers. */
export interface WitnessHasherConstructor {
  /**
   * Returns a hasher of no bytes yet.
   * @throws {AtlasError} INVALID: the options
   * @example
   * const hasher = new atlas.WitnessHasher({ leafLog2: 12 });
   * hasher.update(Uint8Array.of(1, 2)).update(Uint8Array.of(3));
   * hasher.witness().length; // => 3n
   */
  new (options?: HasherOptions): WitnessHasher;
}

/**
 * A witness that grows with its input. The answers are those of `witness` and `treeWitness` over all bytes. A hasher that is forgotten is
 * freed once it is garbage, if the runtime has a FinalizationRegistry. Every call but `dispose` throws DESTROYED after `dispose`.
 */
export interface WitnessHasher extends Disposable {
  /** Returns this hasher, with the bytes added. @param data of any length, also none */
  update(data: Bytes): this;
  /** Returns 32 bytes: SHA-256 of the bytes so far, or the root of their tree. More bytes may follow. */
  digest(): OwnBytes;
  /** Returns the witness of the bytes so far, with timestamp 0n and flags 0. More bytes may follow. @throws {AtlasError} INVALID: there were none */
  witness(): Witness;
  /** Returns another hasher with the same bytes so far. */
  clone(): WitnessHasher;
  /** Returns this hasher, without any bytes. */
  reset(): this;
  /**
   * Returns the state, to go on with elsewhere: in any instance, engine and process. At most 111 bytes for a flat witness; for a tree,
   * less than 2 KiB and a leaf.
   * @throws {AtlasError} STATE: the hasher was made without `resumable`
   * @example
   * const before = new atlas.WitnessHasher({ resumable: true }).update(Uint8Array.of(1, 2));
   * const after = new atlas.WitnessHasher({ resumable: true }).restore(before.save());
   * after.update(Uint8Array.of(3)).witness().resonance; // => 6
   */
  save(): OwnBytes;
  /**
   * Returns this hasher, with a saved state instead of its own. It need not be `resumable`; the module computes SHA-256 of what follows.
   * @throws {AtlasError} INVALID: not what `save` gave, or of other leaves
   */
  restore(state: Bytes): this;
  /** Frees the hasher's memory, up to 256 KiB for a tree. A second call does nothing. */
  dispose(): void;
  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void;
}
