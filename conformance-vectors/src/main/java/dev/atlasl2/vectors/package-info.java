/** The corpus: what is right, written down as data. */
package dev.atlasl2.vectors;
