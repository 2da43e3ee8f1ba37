// Witnesses, trees and parts of trees (sections S11 and S12).
import type { Bytes, OwnBytes } from './inputs.js';

/** What is recorded of a region (sections S11 and S12). */
export interface Witness {
  readonly kind: 'flat' | 'tree';
  /** 0 for flat; 8..16 for tree: leaves have 2^leafLog2 bytes */
  readonly leafLog2: number;
  /** 32 bytes */
  readonly digest: OwnBytes;
  readonly length: bigint;
  /** the region's sum, 0..95 */
  readonly resonance: number;
  /** nanoseconds since 1970, 0n for none */
  readonly timestamp: bigint;
  /** 0..255; bit 0: merged */
  readonly flags: number;
}

/** A witness as it is given to a call: lengths and timestamps may be numbers. */
export type WitnessInput = Omit<Witness, 'digest' | 'length' | 'timestamp'> & {
  readonly digest: Bytes;
  readonly length: bigint | number;
  readonly timestamp: bigint | number;
};

/** What shows that a leaf is in a tree whose root is known. */
export interface InclusionProof {
  /** number of the leaf */
  readonly index: number;
  /** leaves of the tree */
  readonly size: number;
  readonly leaf: OwnBytes;
  /** from the leaf up */
  readonly path: OwnBytes[];
}

/** The Merkle tree of a region: RFC 9162, section 2.1. Immutable. */
export interface WitnessTree {
  readonly leafCount: number;
  readonly leafLog2: number;
  /** 32 bytes */
  readonly root: OwnBytes;
  /** Returns the 32 bytes of a leaf's hash. @param index 0..leafCount-1 @throws {AtlasError} INVALID: no such leaf */
  leafHash(index: number): OwnBytes;
  /** Returns the tree witness of the region, with timestamp 0n and flags 0. */
  witness(): Witness;
  /** Returns a proof that a leaf is in this tree (S12.4). @param index 0..leafCount-1 @throws {AtlasError} INVALID: no such leaf */
  inclusionProof(index: number): InclusionProof;
  /**
   * Returns a proof that the tree of the first `first` leaves is the beginning of this one (S12.5).
   * @param first 1..leafCount
   * @throws {AtlasError} INVALID
   */
  consistencyProof(first: number): OwnBytes[];
  /** Returns the indexes of leaves that differ or that one tree lacks, rising (S12.6). @throws {AtlasError} INVALID: leaves of another length */
  changedLeaves(other: WitnessTree): number[];
}

/**
 * What is known of a region's tree from some of its parts (clauses S12.7 to S12.9): their sum and the roots of the largest subtrees that
 * they make. Parts are hashed anywhere, merged in any order, and give the witness of the whole. Immutable.
 */
export interface CompactRange {
  readonly leafLog2: number;
  /** of all parts, 0..95 */
  readonly resonance: number;
  /** bytes of all parts */
  readonly covered: bigint;
  /** Returns the range of both parts. @throws {AtlasError} INVALID: leaves of another length, a leaf that both have, or one beyond the region's end */
  merge(other: CompactRange): CompactRange;
  /** Returns the tree witness of the region. @param length of the region @throws {AtlasError} INVALID: names the first bytes that no part has, or that are too many */
  witness(length: number | bigint): Witness;
  /** Returns bytes for another process, in any language: they are those of the JVM library. */
  encode(): OwnBytes;
}
