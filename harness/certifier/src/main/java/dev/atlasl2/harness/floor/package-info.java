/** Measures how fast a target is, with the harness's own clock, and holds it against the floors. */
package dev.atlasl2.harness.floor;
