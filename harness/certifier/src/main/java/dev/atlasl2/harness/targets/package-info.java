/**
 * The things that can be certified: where targets are found, how they are started, and how they are ended in any case.
 */
package dev.atlasl2.harness.targets;
