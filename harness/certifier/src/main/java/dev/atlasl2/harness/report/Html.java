package dev.atlasl2.harness.report;

import dev.atlasl2.harness.text.PlainText;

/** Text inside of markup. */
final class Html {
    private Html() {}

    /** Returns one line of plain text, with what is markup escaped. */
    static String escaped(String text) {
        return PlainText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
