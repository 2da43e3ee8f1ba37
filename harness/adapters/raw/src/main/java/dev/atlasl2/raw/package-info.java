/**
 * The raw interface of spec/ABI.md as a target of spec/PROTOCOL.md: one set of operations over a {@link
 * dev.atlasl2.raw.RawModule}, whatever runs it. Every answer is the module's; what hosts have to do themselves (streams,
 * cached buffers, ranges) is done on the module's sums, deltas and hashes.
 */
package dev.atlasl2.raw;
