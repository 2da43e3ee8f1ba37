/** Shows a certificate: to people, to build servers, to badges. */
package dev.atlasl2.harness.report;
