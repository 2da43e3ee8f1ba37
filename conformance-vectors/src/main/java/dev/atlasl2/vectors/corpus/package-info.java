/** The inputs of the corpus, one file per family; the answers come from the oracle. */
package dev.atlasl2.vectors.corpus;
