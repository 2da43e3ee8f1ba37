/** The command {@code atlas}: what is asked for, what is shown, and how it ends. */
package dev.atlasl2.harness.cli;
