/**
 * How sums and hashes are computed: the kernels, and the choice among them with its reason. Only the modules of this
 * library see this package; users have {@code dev.atlasl2.Kernels}. It uses {@code internal}, and {@code dev.atlasl2}
 * uses both.
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.kernel;
