package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;

/** The witness of a file. */
sealed interface WitnessReading extends Reading permits FlatReading, TreeReading {
    /** Returns the witness of all bytes so far, at least one, with timestamp 0 and flags 0. */
    Witness witness();
}
