/** The JVM library as a target of spec/PROTOCOL.md. It shares no code with the oracle. */
package dev.atlasl2.adapter;
