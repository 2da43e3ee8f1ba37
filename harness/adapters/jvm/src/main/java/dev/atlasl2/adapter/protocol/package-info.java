/**
 * What every adapter in Java needs of spec/PROTOCOL.md, whatever it answers for: requests are read, bytes are made of recipes,
 * answers are written. No operation is computed here, and no code is shared with the oracle.
 */
package dev.atlasl2.adapter.protocol;
