package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.Verdict;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a run: on a terminal, one line that is rewritten; elsewhere, a new line from time to time.
 * Thread-safe.
 */
final class ProgressLine implements Progress {
    private static final long REWRITE = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long NEW_LINE = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final Screen screen;
    /** The current activities, the oldest first, which is shown. */
    private final Map<String, Stretch> stretches = new LinkedHashMap<>();

    private long shown;

    /** The progress of a target that is working. */
    private static final class Stretch {
        private final long started = System.nanoTime();
        private int wrong;
    }

    ProgressLine(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
        begin();
    }

    private void begin() {
        shown = screen.isLive() ? 0 : System.nanoTime();
    }

    @Override
    public synchronized void judged(String id, int done, int all, Outcome outcome) {
        Stretch stretch = stretches.computeIfAbsent(id, key -> new Stretch());
        if (outcome.verdict() == Verdict.FAIL || outcome.verdict() == Verdict.FAULT) {
            stretch.wrong++;
        }
        if (!stretches.keySet().iterator().next().equals(id)) {
            return;
        }
        long now = System.nanoTime();
        double rate = done / Math.max(1e-3, (now - stretch.started) / 1e9);
        String text = String.format(
                Locale.ROOT,
                "%-12s %5d of %d vectors, %.0f a second%s  %s",
                PlainText.of(id),
                done,
                all,
                rate,
                stretch.wrong == 0 ? "" : ", " + stretch.wrong + " wrong",
                outcome.vector().id());
        show(text, now);
    }

    /** Shows that a floor is being measured. */
    synchronized void measuring(String id, String floor, int done, int all) {
        String text = String.format(
                Locale.ROOT, "%-12s %5d of %d floors measured, now %s", PlainText.of(id), done, all, floor);
        show(text, System.nanoTime());
    }

    /** Ends the progress of a target with a line that stays. */
    synchronized void finish(String id, String line) {
        clear();
        out.println(line);
        out.flush();
        stretches.remove(id);
        begin();
    }

    private void clear() {
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
            int width = screen.columns() - 1; // in the last column some terminals begin a new line
            out.print("\r\033[K" + (text.length() > width ? text.substring(0, width) : text));
        } else {
            out.println(text);
        }
        out.flush();
    }
}
