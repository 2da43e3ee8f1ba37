package dev.atlasl2.harness.protocol;

/** An excerpt of a target's text, in one line that cannot change the state of a terminal. */
public final class Excerpt {
    private static final int MAX_SHOWN = 160;

    private Excerpt() {}

    /** Returns the text, or its beginning and its length if it is long. */
    public static String of(String text) {
        return of(text, MAX_SHOWN);
    }

    /** Returns the text, or its beginning and its length if it has more than {@code most} characters. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return printable(text);
        }
        boolean isInPair = Character.isHighSurrogate(text.charAt(most - 1));
        String shown = text.substring(0, isInPair ? most - 1 : most);
        return printable(shown) + "... (" + text.length() + " characters)";
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
