/** Real browsers as targets: a page on loopback that takes its work from here, and the programs that show it. */
package dev.atlasl2.harness.targets.browser;
