package dev.atlasl2.harness.text;

import java.util.regex.Pattern;

/**
 * Text of a target, a user or a file, as one line that shows all its characters. Every file and every line for a
 * terminal uses this, and then escapes the characters that are special in its own format.
 */
public final class PlainText {
    private static final Pattern SPACE = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x{85}\\p{Zl}\\p{Zp}]+");
    /**
     * Control characters, which colour a terminal or move its cursor; format characters, which change the direction of
     * text or are invisible; halves of surrogate pairs; and code points that are not characters.
     */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]");

    private PlainText() {}

    /** Returns the text with a space for each run of line ends and tabs, and {@code ?} for invisible characters. */
    public static String of(String text) {
        return UNSEEN.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("?");
    }

    /** Returns the same with at most that many characters, and the number of characters that were left out. */
    public static String of(String text, int longest) {
        String plain = of(text);
        if (plain.length() <= longest) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
        return plain.substring(0, end) + "...";
    }
}
