/** Wrong ways that people really compute this, one file each, and the matrix that shows which vectors detect them. */
package dev.atlasl2.vectors.pitfall;
