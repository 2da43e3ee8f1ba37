package dev.atlasl2.harness.cli;

/** The command cannot do what it was asked for. The message is the one line that the user sees. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The user can put it right. */
    static Refusal usage(String message) {
        return new Refusal(ExitCode.USAGE, message);
    }

    /** The kit, or a target that must be there, is at fault. */
    static Refusal broken(String message) {
        return new Refusal(ExitCode.BROKEN, message);
    }

    int exitCode() {
        return exitCode;
    }
}
