package dev.atlasl2.files;

import dev.atlasl2.spec.Witness;
import java.io.IOException;

/** Prints witnesses of another source in the format of {@code atlas witness}. */
public final class WitnessLines {
    private final Results results;

    /**
     * @param terminal where to print
     * @param isJson whether each line is a JSON object
     * @param endWithNul whether lines end with NUL and hold names unescaped; not with JSON
     */
    public WitnessLines(Terminal terminal, boolean isJson, boolean endWithNul) {
        results = new Results(terminal, new Lines(endWithNul), isJson);
    }

    /** Prints a file's witness to standard output. */
    public void witness(String file, Witness witness) {
        results.witness(file, witness);
    }

    /** Reports on standard error why a file has no witness; with JSON, also on standard output. */
    public void unusable(String file, String reason) {
        results.unusable(file, reason);
    }

    /** Returns in words why a file cannot be read. */
    public static String reason(IOException e) {
        return FileFailure.of(e).getMessage();
    }

    /** Prints the result for a file on standard output, in a line of text: its name, a colon and the result. */
    public void say(String file, String what) {
        results.say(file, what);
    }
}
