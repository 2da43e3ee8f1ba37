/**
 * The raw interface of spec/ABI.md as a target of spec/PROTOCOL.md: one set of operations over a {@link
 * dev.atlasl2.raw.RawModule}, in any engine. Every answer comes from the module. The parts that hosts must do
 * themselves (streams, cached buffers, ranges) use the module's sums, deltas and hashes.
 */
package dev.atlasl2.raw;
