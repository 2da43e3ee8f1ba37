package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;

/** What a list records of one file. */
sealed interface Entry {
    /** Returns the file's name as it was given when the list was made. */
    String file();

    /**
     * A line of {@code atlas sum}.
     *
     * @param length in bytes
     * @param residue 0..95
     */
    record Sum(String file, long length, int residue) implements Entry {}

    /**
     * A line of {@code atlas witness}, or an entry of a witness file.
     *
     * @param leaves all leaf hashes of a tree witness; null if the list does not hold them
     */
    record Witnessed(String file, Witness witness, LeafList leaves) implements Entry {}
}
