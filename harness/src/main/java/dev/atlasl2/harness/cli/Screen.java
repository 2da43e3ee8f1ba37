package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import java.io.Console;

/**
 * What the place that output goes to can show.
 *
 * @param isLive whether a line can be rewritten
 * @param isColoured whether colours are wanted
 */
record Screen(boolean isLive, boolean isColoured) {
    /** A file or a pipe. */
    static final Screen PLAIN = new Screen(false, false);

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
     * Returns what this process's terminal can show: nothing but text where it is none, no colour where NO_COLOR is
     * set.
     */
    static Screen ofConsole() {
        Console console = System.console();
        boolean isTerminal = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        String noColour = System.getenv("NO_COLOR");
        return new Screen(isTerminal, isTerminal && (noColour == null || noColour.isEmpty()));
    }

    /** Returns text of any origin in a colour, as one line that cannot bring colours of its own. */
    String paint(Tone tone, String text) {
        String plain = PlainText.of(text);
        return isColoured && !plain.isEmpty() ? "\033[" + tone.code + "m" + plain + "\033[0m" : plain;
    }
}
