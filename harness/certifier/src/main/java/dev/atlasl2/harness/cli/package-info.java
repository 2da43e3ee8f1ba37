/** The command {@code atlas}: its options, its output and its exit codes. */
package dev.atlasl2.harness.cli;
