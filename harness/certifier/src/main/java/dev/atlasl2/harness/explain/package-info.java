/** Why an answer is wrong: which pitfall gives the same answer, and the shortest input that still shows it. */
package dev.atlasl2.harness.explain;
