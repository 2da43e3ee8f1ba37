package dev.atlasl2.files;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows the progress of long work on a terminal, on a line that is rewritten. */
final class Progress {
    /** The size of input whose length is not known before its end. */
    static final long UNKNOWN = -1;

    private static final long SILENT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long REWRITE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int NAME_WIDTH = 36;
    private static final int MIN_NAME_WIDTH = 8;
    private static final int FIRST_WIDE = 0x1100;
    private static final String CUT = "...";
    private static final String CLEAR = "\r\033[K";

    private final Terminal terminal;
    private final long start = System.nanoTime();
    private String name = "";
    private long size;
    private long done;
    private long begun;
    private long shown;
    private boolean isShown;
    private boolean isWatched;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param bytes in all, or {@link #UNKNOWN} */
    void begin(String file, long bytes) {
        name = file;
        size = bytes;
        done = 0;
        begun = System.nanoTime();
    }

    void advance(long bytes) {
        done += bytes;
        if (!terminal.isLive()) {
            return;
        }
        long now = System.nanoTime();
        if (now - start >= SILENT && now - shown >= REWRITE) {
            shown = now;
            show(line(name, done, size, (now - begun) / 1e9, terminal.columns() - 1));
        }
    }

    /** Removes the line. */
    void end() {
        if (isShown) {
            isShown = false;
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }

    /** Returns the line; it takes at most that number of columns, and the figures come before the name. */
    static String line(String file, long done, long size, double seconds, int columns) {
        String rate = String.format(Locale.ROOT, "%.2f GB/s", done / 1e9 / Math.max(seconds, 1e-3));
        String figures = size == UNKNOWN
                ? String.format(Locale.ROOT, "%.2f GB  %s", done / 1e9, rate)
                : String.format(
                        Locale.ROOT,
                        "%.2f of %.2f GB  %d %%  %s",
                        done / 1e9,
                        size / 1e9,
                        (long) (100.0 * done / size),
                        rate);
        int room = Math.min(NAME_WIDTH, columns - figures.length() - 2);
        if (room < MIN_NAME_WIDTH) {
            return figures.substring(0, Math.min(figures.length(), columns));
        }
        return label(file.equals(Contents.STANDARD_INPUT) ? "standard input" : file, room) + "  " + figures;
    }

    private static String label(String name, int room) {
        String label = Names.printable(name);
        if (width(label) <= room) {
            return label;
        }
        int from = 0;
        while (width(label.substring(from)) > room - CUT.length()) {
            from = label.offsetByCodePoints(from, 1);
        }
        return CUT + label.substring(from);
    }

    /** Returns how many columns text takes at most: the scripts with wide characters begin with Hangul. */
    private static int width(String text) {
        return text.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
    }

    private void show(String line) {
        if (!isWatched) { // Ctrl-C must not leave half a line before the prompt
            isWatched = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "atlas-progress"));
        }
        isShown = true;
        terminal.err().print(CLEAR + line);
        terminal.err().flush();
    }
}
