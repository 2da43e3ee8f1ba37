/** The tool that owns the corpus: lists it, checks it, and writes it from its catalogue. */
package dev.atlasl2.vectors.tool;
