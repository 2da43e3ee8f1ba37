/** Writes the results so that every later change to them is detected. */
package dev.atlasl2.harness.certificate;
