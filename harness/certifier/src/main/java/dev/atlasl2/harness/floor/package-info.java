/** Measures how fast a target is, with the harness's own clock, and compares it with the floors. */
package dev.atlasl2.harness.floor;
