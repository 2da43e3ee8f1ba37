package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Decision;

/** How the command ends. */
final class ExitCode {
    /** Certified, true, or every part that was selected is right. */
    static final int TRUE = 0;
    /** Not certified, or not true. */
    static final int FALSE = 1;
    /** The command was asked for something that it does not know or cannot read or write. */
    static final int USAGE = 2;
    /** The kit itself, or a target that was required, is broken or missing. */
    static final int BROKEN = 3;
    /** What a shell says of a process that SIGPIPE ended, 128 + 13: the reader of the output went away. */
    static final int BROKEN_PIPE = 141;
    /** Nothing wrong was found, and the noise was too great to call it certified. */
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
