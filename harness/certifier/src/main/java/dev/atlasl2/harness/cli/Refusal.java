package dev.atlasl2.harness.cli;

/** The command cannot do what the user asked for. The message is the one line that the user sees. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The user can correct it. */
    static Refusal usage(String message) {
        return new Refusal(ExitCode.USAGE, message);
    }

    /** The kit, or a required target, is the cause. */
    static Refusal broken(String message) {
        return new Refusal(ExitCode.BROKEN, message);
    }

    int exitCode() {
        return exitCode;
    }
}
