package dev.atlasl2.harness.report;

import dev.atlasl2.harness.text.PlainText;

/** Text inside of Markdown. */
final class Markdown {
    private static final int LONGEST = 160;

    private Markdown() {}

    /**
     * Returns text of others as a code span, in which nothing is markup, a link or a mention. Characters that would end
     * the span or the cell of a table, or begin HTML, are replaced by similar ones.
     */
    static String code(String text) {
        return code(text, LONGEST);
    }

    /** Returns the same of at most that many characters. */
    static String code(String text, int longest) {
        String plain = PlainText.of(text, longest).strip();
        return plain.isEmpty()
                ? "none"
                : "`"
                        + plain.replace('`', '\'')
                                .replace('<', '\u2039')
                                .replace('>', '\u203A')
                                .replace('|', '\u00A6')
                        + "`";
    }
}
