/**
 * The lines that the harness and a target exchange (spec/PROTOCOL.md), and the names of the ways in which that goes
 * wrong.
 */
package dev.atlasl2.harness.protocol;
