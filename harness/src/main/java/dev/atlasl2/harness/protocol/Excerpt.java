package dev.atlasl2.harness.protocol;

/** What is shown of a text that a target wrote: in one line, which leaves a terminal unchanged. */
public final class Excerpt {
    private static final int MAX_SHOWN = 160;

    private Excerpt() {}

    /** Returns the text, or its beginning and its length if it is long. */
    public static String of(String text) {
        if (text.length() <= MAX_SHOWN) {
            return printable(text);
        }
        boolean isInPair = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1));
        String shown = text.substring(0, isInPair ? MAX_SHOWN - 1 : MAX_SHOWN);
        return printable(shown) + "... (" + text.length() + " characters)";
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
