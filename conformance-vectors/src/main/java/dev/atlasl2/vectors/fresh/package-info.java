/** Fresh vectors: inputs that nobody has seen before, drawn from a seed, with the answers of the reference model. */
package dev.atlasl2.vectors.fresh;
