package dev.atlasl2.files;

/** The command was asked for what it does not know. The message names the culprit. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
