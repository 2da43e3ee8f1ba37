/**
 * The conservation layer on the JVM.
 *
 * <ul>
 *   <li>{@link dev.atlasl2.Conservation}: sums, checks, deltas, fills and copies of arrays and buffers.
 *   <li>{@link dev.atlasl2.ConservedSum}, {@link dev.atlasl2.ConservedBuffer}: a sum over a stream; bytes with a cached
 *       sum.
 *   <li>{@link dev.atlasl2.Witnesses}, {@link dev.atlasl2.WitnessTree}, {@link dev.atlasl2.WitnessRecord}: digests and
 *       proofs.
 *   <li>{@link dev.atlasl2.Budget}, {@link dev.atlasl2.Domain}: the lock-free state machines.
 *   <li>{@link dev.atlasl2.CompactRange}: parts of a region, read anywhere and merged in any order.
 *   <li>{@link dev.atlasl2.StripedBudget}, {@link dev.atlasl2.TrackedSum}: a budget and a sum for many threads at once.
 *   <li>{@link dev.atlasl2.Batch}: many small regions in one call; {@link dev.atlasl2.WorkContext}: witnesses again and
 *       again without garbage.
 *   <li>{@link dev.atlasl2.Region}, {@link dev.atlasl2.WritableRegion}: memory of other kinds, for witnesses, trees and
 *       domains.
 *   <li>{@link dev.atlasl2.Kernels}: which code computes, and why.
 * </ul>
 *
 * <p>Conventions: a refused call throws {@link dev.atlasl2.spec.AtlasException} with its code and changes nothing
 * (clause S1.5); null is refused with INVALID. A {@link java.nio.ByteBuffer} means its bytes from position to limit, of
 * any kind and byte order; neither moves. Offsets and lengths are bytes, sums are 0..95.
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2;
