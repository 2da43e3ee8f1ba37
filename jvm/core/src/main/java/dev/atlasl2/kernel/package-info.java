/**
 * How sums and hashes are computed: the kernels, and the choice among them with its reason. Only the modules of this
 * library see it; users have {@code dev.atlasl2.Kernels}. It knows {@code internal}, and {@code dev.atlasl2} knows both.
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.kernel;
