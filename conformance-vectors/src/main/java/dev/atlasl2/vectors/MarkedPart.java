package dev.atlasl2.vectors;

/** The part of a page between two marker lines, which the tool writes. People write the rest. */
public final class MarkedPart {
    private MarkedPart() {}

    /**
     * Returns the text with the lines between {@code <!-- NAME:begin -->} and {@code <!-- NAME:end -->} replaced.
     *
     * @throws CorpusException if a marker is missing
     */
    public static String replaced(String where, String text, String name, String part) {
        String first = "<!-- " + name + ":begin -->\n";
        String last = "<!-- " + name + ":end -->";
        int begin = text.indexOf(first);
        int end = text.indexOf(last);
        if (begin < 0 || end < begin) {
            throw new CorpusException(where + ": lacks the lines " + first.strip() + " and " + last);
        }
        return text.substring(0, begin + first.length()) + part + text.substring(end);
    }
}
