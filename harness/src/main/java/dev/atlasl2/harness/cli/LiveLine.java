package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.Verdict;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows that a run goes on: one line that is rewritten on a terminal, now and then a new line elsewhere. */
final class LiveLine implements Progress {
    private static final long REWRITE = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long NEW_LINE = TimeUnit.SECONDS.toNanos(10);
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final Screen screen;
    private String target = "";
    private long started;
    private long shown;
    private int wrong;

    LiveLine(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    @Override
    public void judged(String id, int done, int all, Outcome outcome) {
        long now = System.nanoTime();
        if (!target.equals(id)) {
            target = id;
            started = now;
            shown = screen.isLive() ? 0 : now;
            wrong = 0;
        }
        if (outcome.verdict() == Verdict.FAIL || outcome.verdict() == Verdict.FAULT) {
            wrong++;
        }
        double rate = done / Math.max(1e-3, (now - started) / 1e9);
        String text = String.format(
                Locale.ROOT,
                "%-12s %5d of %d vectors, %.0f a second%s  %s",
                id,
                done,
                all,
                rate,
                wrong == 0 ? "" : ", " + wrong + " wrong",
                outcome.vector().id());
        show(text, now);
    }

    /** Shows that a floor is being measured. */
    void measuring(String id, String floor, int done) {
        show(String.format(Locale.ROOT, "%-12s %5d floors measured, now %s", id, done, floor), System.nanoTime());
    }

    /** Ends what is shown of a stretch of work with a line that stays. */
    void finish(String line) {
        clear();
        out.println(line);
        out.flush();
        target = "";
    }

    void clear() {
        if (screen.isLive()) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    private void show(String text, long now) {
        if (now - shown < (screen.isLive() ? REWRITE : NEW_LINE)) {
            return;
        }
        shown = now;
        if (screen.isLive()) {
            out.print("\r\033[K" + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
        } else {
            out.println(text);
        }
        out.flush();
    }
}
