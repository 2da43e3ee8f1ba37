/** What can be certified: where targets are found, how they are started, and how they are ended whatever they do. */
package dev.atlasl2.harness.targets;
