/**
 * Every operation behind one interface: the reference model as the oracle, and the JSON form in which it is asked and
 * answers.
 */
package dev.atlasl2.vectors.oracle;
