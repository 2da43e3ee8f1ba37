/** Puts every vector to a target and judges what comes back. */
package dev.atlasl2.harness.verdict;
