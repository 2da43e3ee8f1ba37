package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import java.io.Console;

/**
 * The abilities of the terminal or file that gets the output.
 *
 * @param columns width of a terminal on which a line can be rewritten; 0 if it cannot
 * @param isColoured whether to use colours
 */
record Screen(int columns, boolean isColoured) {
    /** A file or a pipe. */
    static final Screen PLAIN = new Screen(0, false);

    /** The width of a terminal that does not report its width. */
    private static final int USUAL_COLUMNS = 80;

    /** The meanings that have a colour; the colours come from the terminal's own palette. */
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

    /** Returns the abilities of this process's terminal: only text if there is none, no colour if NO_COLOR is set. */
    @SuppressWarnings("SystemConsoleNull") // jdk.console may tell a JVM which console to return
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

    /** Returns text of any origin in a colour, as one line, without colours of its own. */
    String paint(Tone tone, String text) {
        String plain = PlainText.of(text);
        return isColoured && !plain.isEmpty() ? "\033[" + tone.code + "m" + plain + "\033[0m" : plain;
    }
}
