package dev.atlasl2.harness.verdict;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import java.util.List;

/**
 * How a target broke and the end of its log, in words.
 *
 * @param fault how
 * @param what the observation
 * @param log the end of the target's standard error; may be empty
 */
record Breakage(Fault fault, String what, String log) {
    /** The end of a log is usually the most important, so its beginning is left out. */
    private static final int LINES = 3;

    private static final int MORE_LINES = 20;

    private static final int CHARACTERS = 300;

    Breakage(TargetFault thrown, String log) {
        this(thrown.fault(), thrown.getMessage(), log);
    }

    /** Returns whether another one is the same except for the log. */
    boolean isLike(Breakage other) {
        return other != null && fault == other.fault && what.equals(other.what);
    }

    /** Returns it in one line, with the last three lines of the log. */
    String line() {
        return what + (log.isEmpty() ? "" : "; its log ends: " + lastLines());
    }

    /** Returns why there is no introduction, in one line and without the log. */
    String noStart(boolean isFirst) {
        return switch (fault) {
                    case NO_START, CRASH, EARLY_EXIT, HANG -> "did not start " + (isFirst ? "(" : "again (");
                    default -> "did not introduce itself " + (isFirst ? "(" : "again (");
                }
                + fault.id() + "): " + what;
    }

    /** Returns why there is no introduction, and the last twenty lines of the log, each in a line of its own. */
    String noStartAndLog(boolean isFirst) {
        return noStart(isFirst) + (log.isEmpty() ? "" : "; its log ends:\n" + String.join("\n", last(MORE_LINES)));
    }

    private List<String> last(int count) {
        List<String> lines = log.lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private String lastLines() {
        String end = String.join(" | ", last(LINES));
        if (end.length() <= CHARACTERS) {
            return end;
        }
        int from = end.length() - CHARACTERS;
        return "..." + end.substring(Character.isLowSurrogate(end.charAt(from)) ? from + 1 : from);
    }
}
