package dev.atlasl2.harness.text;

import java.util.regex.Pattern;

/**
 * What a target, a user or a file said, as one line of text that shows what it is. Every file and every line for a
 * terminal takes it from here, and then escapes what has a meaning in its own form.
 */
public final class PlainText {
    private static final Pattern SPACE = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x{85}\\p{Zl}\\p{Zp}]+");
    /**
     * Controls, which colour a terminal or move its cursor; formats, which turn the direction of text round or are not
     * seen; halves of surrogate pairs; and code points that are no characters.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]");

    private PlainText() {}

    /** Returns the text with a space for each stretch of line ends and tabs, and {@code ?} for what cannot be seen. */
    public static String of(String text) {
        return UNSEEN.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("?");
    }

    /** Returns the same of at most that many characters, and what was left off. */
    public static String of(String text, int longest) {
        String plain = of(text);
        if (plain.length() <= longest) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
        return plain.substring(0, end) + "...";
    }
}
