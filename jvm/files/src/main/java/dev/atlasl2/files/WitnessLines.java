package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;
import java.io.IOException;

/** Prints witnesses that came about elsewhere as {@code atlas witness} prints its own. */
public final class WitnessLines {
    private final Results results;

    /**
     * @param terminal where to
     * @param isJson a JSON object a line
     * @param endWithNul lines end with NUL and hold names as they are; not with JSON
     */
    public WitnessLines(Terminal terminal, boolean isJson, boolean endWithNul) {
        results = new Results(terminal, new Lines(endWithNul), isJson);
    }

    /** Prints a file's witness to standard output. */
    public void witness(String file, Witness witness) {
        results.witness(file, witness);
    }

    /** Says on standard error why a file has none; among JSON, also there. */
    public void unusable(String file, String reason) {
        results.unusable(file, reason);
    }

    /** Returns in words why a file cannot be read. */
    public static String reason(IOException e) {
        return FileFailure.of(e).getMessage();
    }

    /** Prints what became of a file in a line of text to standard output: its name, a colon and that. */
    public void say(String file, String what) {
        results.say(file, what);
    }
}
