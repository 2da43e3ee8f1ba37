/** Telling values: the sizes, offsets, counts and orders at which wrong code shows, and how often each is asked. */
package dev.atlasl2.vectors.telling;
