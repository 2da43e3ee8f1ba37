package dev.atlasl2.harness.targets;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words like a POSIX shell, without any other function of a shell. */
final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * Returns the words: white space separates them, unless it is quoted by {@code '...'} (everything is literal), by
     * {@code "..."} (a backslash quotes {@code "} and itself) or by a backslash.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> of(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> add(escaped());
                default -> {
                    if (Character.isWhitespace(c)) {
                        end();
                    } else {
                        add(c);
                    }
                }
            }
        }
        end();
        return words;
    }

    private void quoted(char quote) {
        isWord = true; // "" is a word too
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean escapes = quote == '"' && c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            add(escapes ? text.charAt(at++) : c);
        }
        throw new IllegalArgumentException("a " + quote + " is not closed");
    }

    private char escaped() {
        if (at == text.length()) {
            throw new IllegalArgumentException("nothing follows the last backslash");
        }
        return text.charAt(at++);
    }

    private void add(char c) {
        isWord = true;
        word.append(c);
    }

    private void end() {
        if (isWord) {
            words.add(word.toString());
            word.setLength(0);
            isWord = false;
        }
    }
}
