/** The corpus: the right answers, as data. */
package dev.atlasl2.vectors;
