/** Real browsers as targets: a page on loopback that fetches its requests from here, and the programs that show it. */
package dev.atlasl2.harness.targets.browser;
