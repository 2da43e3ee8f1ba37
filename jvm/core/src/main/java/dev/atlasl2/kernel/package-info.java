/**
 * How sums are computed: the kernels, the choice among them with its reason, and the view of memory that the rest of
 * the library reads through. Users need only {@link dev.atlasl2.kernel.Kernels#describe()}; the rest is for those who
 * add a kernel or a kind of memory.
 */
@org.jspecify.annotations.NullMarked
package dev.atlasl2.kernel;
