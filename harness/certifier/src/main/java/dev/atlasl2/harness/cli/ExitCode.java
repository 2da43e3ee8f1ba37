package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Decision;

/** The exit status of a command. */
final class ExitCode {
    /** Certified, true, or every part that was selected is right. */
    static final int TRUE = 0;
    /** Not certified, or not true. */
    static final int FALSE = 1;
    /** The command line is wrong, or a file cannot be read or written. */
    static final int USAGE = 2;
    /** The kit itself, or a required target, is broken or missing. */
    static final int BROKEN = 3;
    /**
     * The status that a shell reports for a process that SIGPIPE ended, 128 + 13: the reader of the output closed it.
     */
    static final int BROKEN_PIPE = 141;
    /** Nothing was wrong, but there was too much noise to certify it. */
    static final int INCONCLUSIVE = 4;

    private ExitCode() {}

    static int of(Decision decision) {
        return switch (decision) {
            case CERTIFIED, PASSED -> TRUE;
            case NOT_CERTIFIED -> FALSE;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
