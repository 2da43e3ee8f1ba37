package dev.atlasl2.harness.certificate;

/** What is said of a file that anybody may have written: in one line, which leaves a terminal as it is. */
final class OneLine {
    private static final int LONGEST = 1_000;

    private OneLine() {}

    static String of(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return shown.replaceAll("\\p{Cc}", "?");
    }
}
