/** The lines between the harness and a target (spec/PROTOCOL.md), and the names of the faults. */
package dev.atlasl2.harness.protocol;
