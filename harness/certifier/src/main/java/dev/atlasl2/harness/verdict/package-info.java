/** Sends every vector to a target and judges the answers. */
package dev.atlasl2.harness.verdict;
