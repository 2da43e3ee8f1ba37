/** The part of the target that needs Java 25: memory segments. Compiled for 25 and never loaded below it. */
package dev.atlasl2.adapter.segment;
