/** The raw interface of spec/ABI.md through Endive, as a target of spec/PROTOCOL.md. */
package dev.atlasl2.endive;
