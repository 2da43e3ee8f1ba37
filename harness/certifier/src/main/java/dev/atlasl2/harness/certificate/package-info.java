/** Writes down what was found, so that every change to it afterwards is seen. */
package dev.atlasl2.harness.certificate;
