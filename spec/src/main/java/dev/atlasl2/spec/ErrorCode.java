package dev.atlasl2.spec;

/** The outcome of a call, with the same numbers and names on every platform (clause S1.4). */
public enum ErrorCode {
    /** The call succeeded. */
    OK(0),
    /** An argument is absent, has the wrong form or is outside its range. */
    INVALID(1),
    /** There is not enough memory for the call. */
    MEMORY(2),
    /** The state of the domain does not allow the call. */
    STATE(3),
    /** Less budget is available than the call needs. */
    BUDGET(4),
    /** A sum is not the required one: 0, the tracked sum, or the recorded sum. */
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
