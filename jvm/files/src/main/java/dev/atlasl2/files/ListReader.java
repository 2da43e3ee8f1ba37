package dev.atlasl2.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a list: lines of text as {@code atlas sum} and {@code atlas witness} print them, or a witness file, which it
 * recognises by its first character. Blank lines and lines that begin with {@code #} are ignored. Use it once.
 */
final class ListReader {
    /** More unusable lines than this do not help a reader. */
    private static final int MAX_BAD_LINES = 20;

    private final Terminal terminal;
    private final Lines lines;
    private long entries;
    private long badLines;
    /** Null until the first line shows that the list is one. */
    private WitnessFileParser witnessFile;

    ListReader(Terminal terminal, Lines lines) {
        this.terminal = terminal;
        this.lines = lines;
    }

    /** Returns how many entries there were. */
    long entries() {
        return entries;
    }

    /** Returns how many lines could not be used. */
    long badLines() {
        return badLines;
    }

    /**
     * Passes on the entries of a list, each as soon as it is read.
     *
     * @param list its file, or "-"
     * @param bad gets what is wrong with a line; the next lines are still read
     * @throws FileFailure if no more can be read of it
     */
    void read(String list, Consumer<Entry> good, Consumer<String> bad) throws FileFailure {
        try {
            if (list.equals(Contents.STANDARD_INPUT)) {
                read(terminal.in(), good, bad);
                return;
            }
            Path path = Contents.path(list);
            if (Files.isDirectory(path)) {
                throw new FileFailure("is a directory");
            }
            try (FileChannel channel = FileChannel.open(path)) {
                read(channel, good, bad);
            }
        } catch (IOException e) {
            throw FileFailure.of(e);
        }
    }

    private void read(ReadableByteChannel in, Consumer<Entry> good, Consumer<String> bad)
            throws IOException, FileFailure {
        ListLines text = new ListLines(in, lines.end());
        for (boolean isOver = false; !isOver; ) {
            Entry entry = null;
            try {
                String line = text.next();
                isOver = line == null;
                if (isOver) {
                    end();
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    entry = entry(line);
                }
            } catch (IllegalArgumentException e) {
                String reason = "line " + text.number() + " " + e.getMessage();
                if (witnessFile != null && !witnessFile.isOpen()) {
                    throw new FileFailure(reason);
                }
                if (++badLines <= MAX_BAD_LINES) {
                    bad.accept(reason);
                }
            }
            if (entry != null) {
                entries++;
                good.accept(entry);
            }
        }
        if (badLines > MAX_BAD_LINES) {
            bad.accept((badLines - MAX_BAD_LINES) + " more lines cannot be used");
        }
        if (entries + badLines == 0 && witnessFile == null) {
            throw new FileFailure(text.number() == 0 ? "is empty, and no list" : "holds no line of a list");
        }
    }

    private Entry entry(String line) {
        if (witnessFile == null && entries + badLines == 0 && line.startsWith("{")) {
            witnessFile = new WitnessFileParser();
        }
        return witnessFile != null ? witnessFile.line(line) : lines.parse(line);
    }

    private void end() {
        if (witnessFile != null) {
            witnessFile.finish();
        }
    }
}
