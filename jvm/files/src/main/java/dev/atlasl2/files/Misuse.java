package dev.atlasl2.files;

/** A command line that the command does not understand. The message names the argument. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
