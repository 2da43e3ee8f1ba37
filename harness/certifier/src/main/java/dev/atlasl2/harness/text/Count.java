package dev.atlasl2.harness.text;

/** A number with its noun. */
public final class Count {
    private Count() {}

    /**
     * Returns such as {@code 1 target} or {@code 2 targets}.
     *
     * @param noun in the singular; its plural ends in s
     */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
