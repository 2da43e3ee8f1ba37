/** Why an answer is wrong: which pitfall answers the same, and the shortest input that still shows it. */
package dev.atlasl2.harness.explain;
