/** Telling values: the sizes, offsets, counts and orders at which wrong code fails, and how many vectors have each. */
package dev.atlasl2.vectors.telling;
