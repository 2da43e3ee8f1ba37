/** Where the inputs of the corpus are defined, one file per family; the answers come from the oracle. */
package dev.atlasl2.vectors.corpus;
