package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import java.io.Console;

/**
 * What the place that output goes to can show.
 *
 * @param columns how wide a terminal is, on which a line can be rewritten; 0 if it cannot
 * @param isColoured whether colours are wanted
 */
record Screen(int columns, boolean isColoured) {
    /** A file or a pipe. */
    static final Screen PLAIN = new Screen(0, false);

    /** What a terminal has that does not say how wide it is. */
    private static final int USUAL_COLUMNS = 80;

    /** The meanings that have a colour; the colours are those of the terminal's own palette. */
    enum Tone {
        GOOD("32"),
        BAD("31"),
        UNSURE("33"),
        QUIET("2"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /**
     * Returns what this process's terminal can show: only text if there is none, no colour where NO_COLOR is
     * set.
     */
    @SuppressWarnings("SystemConsoleNull") // a JVM may be told by jdk.console which console to give
    static Screen ofConsole() {
        Console console = System.console();
        boolean isTerminal = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        String noColour = System.getenv("NO_COLOR");
        int columns = Integer.getInteger("atlas.columns", 0); // of the launcher
        return new Screen(
                !isTerminal ? 0 : columns > 0 ? columns : USUAL_COLUMNS,
                isTerminal && (noColour == null || noColour.isEmpty()));
    }

    /** Returns whether a line can be rewritten. */
    boolean isLive() {
        return columns > 0;
    }

    /** Returns text of any origin in a colour, as one line that cannot bring colours of its own. */
    String paint(Tone tone, String text) {
        String plain = PlainText.of(text);
        return isColoured && !plain.isEmpty() ? "\033[" + tone.code + "m" + plain + "\033[0m" : plain;
    }
}
