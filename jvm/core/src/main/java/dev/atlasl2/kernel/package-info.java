/** How sums are computed: the kernels, and the choice between them with its reason. */
package dev.atlasl2.kernel;
