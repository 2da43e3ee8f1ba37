/**
 * Code for every adapter in Java: it reads requests of spec/PROTOCOL.md, makes bytes from recipes, and writes answers.
 * It computes no operation, and shares no code with the oracle.
 */
package dev.atlasl2.adapter.protocol;
