package dev.atlasl2.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads lists: lines of text as {@code atlas sum} and {@code atlas witness} print them, or a witness file, which its
 * first character tells apart.
 */
final class ListReader {
    private final Terminal terminal;
    private final Lines lines;

    ListReader(Terminal terminal, Lines lines) {
        this.terminal = terminal;
        this.lines = lines;
    }

    /**
     * Hands the entries of a list over, each as soon as it is read.
     *
     * @param list its file, or "-"
     * @throws FileFailure at the first line that cannot be used
     */
    void read(String list, Consumer<Entry> entries) throws FileFailure {
        try {
            if (list.equals(Contents.STANDARD_INPUT)) {
                read(terminal.in(), entries);
                return;
            }
            Path path = Contents.path(list);
            if (Files.isDirectory(path)) {
                throw new FileFailure("is a directory");
            }
            try (FileChannel channel = FileChannel.open(path)) {
                read(channel, entries);
            }
        } catch (IOException e) {
            throw FileFailure.of(e);
        }
    }

    private void read(ReadableByteChannel in, Consumer<Entry> entries) throws IOException, FileFailure {
        ListLines text = new ListLines(in, lines.end());
        WitnessFileParser witnessFile = null;
        while (true) {
            Entry entry;
            try {
                String line = text.next();
                if (line == null) {
                    if (witnessFile != null) {
                        witnessFile.finish();
                    } else if (text.number() == 0) {
                        throw new FileFailure("is empty, and no list");
                    }
                    return;
                }
                if (text.number() == 1 && line.startsWith("{")) {
                    witnessFile = new WitnessFileParser();
                }
                entry = witnessFile != null ? witnessFile.line(line) : lines.parse(line);
            } catch (IllegalArgumentException e) {
                throw new FileFailure("line " + text.number() + " " + e.getMessage());
            }
            if (entry != null) {
                entries.accept(entry);
            }
        }
    }
}
