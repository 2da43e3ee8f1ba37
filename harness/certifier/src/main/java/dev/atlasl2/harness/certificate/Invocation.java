package dev.atlasl2.harness.certificate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command of a run, without the options that do not affect its results: the output folder, a signature, and whether
 * it continued an interrupted run.
 *
 * @param words the command and its arguments, such as {@code certify}, {@code --target}, {@code jvm-swar}
 */
public record Invocation(List<String> words) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=@%+-]+");

    public Invocation {
        words = List.copyOf(words);
    }

    /** Returns the command in the syntax of a POSIX shell. */
    public String text() {
        return words.stream().map(Invocation::quoted).collect(Collectors.joining(" ", "./atlas ", ""));
    }

    /** Returns a word as a POSIX shell reads it back. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
