/** The list of the kit's own targets, from the packages that start them. */
package dev.atlasl2.harness.targets.registry;
