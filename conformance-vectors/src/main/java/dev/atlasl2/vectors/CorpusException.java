package dev.atlasl2.vectors;

/** The corpus is damaged. The message is one line: the file, the id or line in it, and the problem. */
public final class CorpusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorpusException(String message) {
        super(oneLine(message));
    }

    public CorpusException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
