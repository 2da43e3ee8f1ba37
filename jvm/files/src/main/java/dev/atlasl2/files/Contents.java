package dev.atlasl2.files;

import dev.atlasl2.spec.AtlasException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads operands to their end in constant memory. Large regular files are mapped. Everything else goes through one
 * buffer: also pipes, devices and files of /proc, whose length is reported as 0. Not thread-safe.
 */
final class Contents {
    /** The operand that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    /** Its name among files, where the system has one. */
    static final Path DEV_STDIN = Path.of("/dev/stdin");

    /** Long enough to be split over many threads, short enough to show progress on a slow disk. */
    static final long WINDOW = 128L << 20;
    /** Must be a multiple of the longest leaf. It stays in the second-level cache while it is processed. */
    static final int BUFFER = 1 << 18;

    /** Below this length, mapping and unmapping cost more than they save. */
    private static final long MIN_MAPPED_BYTES = 16L << 20;

    private final Terminal terminal;
    private final Progress progress;
    private MemorySegment buffer;

    Contents(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    /** Passes all bytes of a file, or of standard input, to {@code reading} and returns how many there were. */
    long read(String name, Reading reading) throws FileFailure {
        try {
            return name.equals(STANDARD_INPUT) ? standardInput(reading) : open(name, reading);
        } catch (IOException e) {
            throw FileFailure.of(e);
        } finally {
            progress.end();
        }
    }

    /** Returns the path of an operand. */
    static Path path(String name) throws FileFailure {
        try {
            if (name.isEmpty()) {
                throw new FileFailure("no such file");
            }
            if (MangledNames.have(name)) {
                throw new FileFailure("its name is not text in UTF-8, so that Java cannot open it; use standard input");
            }
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new FileFailure("no name of a file: " + e.getReason());
        }
    }

    private long open(String name, Reading reading) throws IOException, FileFailure {
        Path path = path(name);
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileFailure("is a directory");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return attributes.isRegularFile()
                    ? regular(name, channel, new Watch(path, channel), reading)
                    : stream(name, channel, reading);
        }
    }

    private long standardInput(Reading reading) throws IOException, FileFailure {
        return terminal.in() instanceof FileChannel channel && isRegular(DEV_STDIN)
                ? watched(STANDARD_INPUT, channel, new Watch(DEV_STDIN, channel), reading)
                : stream(STANDARD_INPUT, terminal.in(), reading);
    }

    private static boolean isRegular(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
        } catch (IOException e) { // a system without that name: then nothing is known of it
            return false;
        }
    }

    private long regular(String name, FileChannel channel, Watch watch, Reading reading)
            throws IOException, FileFailure {
        return watch.size() >= MIN_MAPPED_BYTES
                ? map(name, channel, watch, reading)
                : watched(name, channel, watch, reading);
    }

    private long watched(String name, FileChannel channel, Watch watch, Reading reading)
            throws IOException, FileFailure {
        long count = stream(name, channel, reading);
        watch.requireUnchanged(count);
        return count;
    }

    /** One window at a time, so that only a window counts as memory of this process. */
    private long map(String name, FileChannel channel, Watch watch, Reading reading) throws IOException, FileFailure {
        long size = watch.size();
        progress.begin(name, size);
        reading.expect(size);
        for (long at = 0; at < size; at += WINDOW) {
            long count = Math.min(WINDOW, size - at);
            try (Arena arena = Arena.ofShared()) {
                reading.window(channel.map(MapMode.READ_ONLY, at, count, arena));
            } catch (InternalError | AtlasException | IOException e) { // as what a fault in a mapped window comes out
                watch.requireSame();
                if (at == 0 && e instanceof IOException) {
                    return watched(name, channel, watch, reading); // a file system that cannot map can still read
                }
                throw new FileFailure("could not be read to its end: " + e.getMessage());
            }
            progress.advance(count);
        }
        // After the new end of a truncated file, the last page reads as zeros: there is no fault, but the data are
        // wrong.
        watch.requireSame();
        return size;
    }

    private long stream(String name, ReadableByteChannel channel, Reading reading) throws IOException {
        if (buffer == null) {
            buffer = Arena.ofAuto().allocate(BUFFER, 64);
        }
        ByteBuffer in = buffer.asByteBuffer();
        progress.begin(name, Progress.UNKNOWN);
        for (long size = 0; ; ) {
            in.clear();
            while (in.hasRemaining() && channel.read(in) >= 0) {
                // fills the buffer, because a pipe returns what it has, and windows must have one length
            }
            if (in.position() > 0) {
                reading.window(buffer.asSlice(0, in.position()));
                size += in.position();
                progress.advance(in.position());
            }
            if (in.hasRemaining()) {
                return size;
            }
        }
    }
}
