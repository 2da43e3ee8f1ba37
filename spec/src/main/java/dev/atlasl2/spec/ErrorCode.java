package dev.atlasl2.spec;

/** The outcome of a call, with the same numbers and names on every target (clause S1.4). */
public enum ErrorCode {
    /** The call did what it says. */
    OK(0),
    /** An argument is outside its range or shape. */
    INVALID(1),
    /** Memory could not be had. */
    MEMORY(2),
    /** The call does not fit the domain's state. */
    STATE(3),
    /** The budget holds less than was asked for. */
    BUDGET(4),
    /** A sum is not what it must be: not 0, not the tracked one, or not the recorded one. */
    CONSERVATION(5),
    /** A digest is not the recorded one. */
    WITNESS(6),
    /** The domain was destroyed. */
    DESTROYED(7);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** Returns the number, 0..7, that raw interfaces return. */
    public int number() {
        return number;
    }

    /**
     * Returns the code with the given number.
     *
     * @param number 0..7
     * @throws IllegalArgumentException for any other number
     */
    public static ErrorCode of(int number) {
        if (number < 0 || number > 7) {
            throw new IllegalArgumentException("number must be 0..7, got " + number);
        }
        return values()[number];
    }
}
