/**
 * Every operation behind one interface: the reference model as the oracle, and the JSON form of its requests and
 * answers.
 */
package dev.atlasl2.vectors.oracle;
