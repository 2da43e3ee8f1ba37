package dev.atlasl2.wasm.lowering;

/** The module cannot be lowered, or the result is not valid. The message names the function and the instruction. */
public final class LoweringException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found, where, and what was expected */
    public LoweringException(String message) {
        super(message);
    }

    /** Returns the same problem, with the place added at the front. */
    LoweringException in(String place) {
        LoweringException placed = new LoweringException(place + ": " + getMessage());
        placed.setStackTrace(getStackTrace());
        return placed;
    }
}
