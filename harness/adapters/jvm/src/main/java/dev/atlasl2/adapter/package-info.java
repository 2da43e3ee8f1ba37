/** The JVM library as a target of spec/PROTOCOL.md. It shares no code with the oracle: recipes and answers are made here anew. */
package dev.atlasl2.adapter;
