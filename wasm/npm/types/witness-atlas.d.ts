// What an instance with witnesses has.
import type { AtlasError } from './errors.js';
import type { WitnessHasherConstructor } from './hashers.js';
import type { Bytes, OwnBytes, Source, TreeOptions } from './inputs.js';
import type { AsyncSums, CommonAtlas } from './sum-atlas.js';
import type { ConservedSum } from './sums.js';
import type { Witness, WitnessInput } from './witnesses.js';

/** The operations of atlas-l2/witness over one instance: sums, and witnesses of bytes. Refusals are thrown as {@link AtlasError}. */
export interface WitnessAtlas extends CommonAtlas {
  /**
   * Returns the flat witness of 1 byte or more, with timestamp 0n and flags 0 (S11.1).
   * @example
   * const { kind, length, resonance } = atlas.witness(Uint8Array.of(1, 2, 3));
   * [kind, length, resonance]; // => ['flat', 3n, 6]
   */
  witness(data: Bytes): Witness;
  /**
   * Returns the tree witness of 1 byte or more, with timestamp 0n and flags 0 (S12.2): the same as `tree(data, leafLog2).witness()`, in less
   * memory.
   * @param leafLog2 8..16, 12 where left out
   * @example
   * const data = new Uint8Array(1000);
   * atlas.treeWitness(data, 8).digest.join() === atlas.tree(data, 8).root.join(); // => true
   */
  treeWitness(data: Bytes, leafLog2?: number): Witness;
  /** Returns if the bytes are those of the witness, and throws otherwise. @throws {AtlasError} INVALID, WITNESS or CONSERVATION, in this order */
  verify(data: Bytes, witness: WitnessInput): void;
  /** Returns one witness for two or more, of one kind and leaf size; their order matters (S11.4). */
  merge(witnesses: WitnessInput[]): Witness;
  /** Returns the 64 bytes of a witness (S13.1). */
  encodeRecord(witness: WitnessInput): OwnBytes;
  /** Returns the witness that 64 bytes hold (S13.2). */
  decodeRecord(record: Bytes): Witness;
}

/** The operations of atlas-l2/streams: those of {@link WitnessAtlas}, and sums and witnesses of bytes that come in pieces. */
export interface StreamAtlas extends WitnessAtlas, AsyncSums {
  readonly ConservedSum: new () => ConservedSum;
  readonly WitnessHasher: WitnessHasherConstructor;

  /** Resolves with a flat witness, or with a tree witness if `leafLog2` is given; memory is bounded, whatever the length. */
  witnessAsync(source: Source, options?: TreeOptions): Promise<Witness>;
}
