package dev.atlasl2.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same bytes in every kind of segment, at odd addresses. */
final class Kinds {
    private Kinds() {}

    /** Returns the kinds that can be written. */
    static Map<String, MemorySegment> writable(byte[] data, Arena arena) {
        Map<String, MemorySegment> kinds = new LinkedHashMap<>();
        kinds.put("native", put(arena.allocate(data.length + 32L), data));
        kinds.put("mapped", put(map(data.length + 32L, FileChannel.MapMode.READ_WRITE, arena), data));
        kinds.put("direct buffer", put(MemorySegment.ofBuffer(ByteBuffer.allocateDirect(data.length + 32)), data));
        kinds.put("byte[]", put(MemorySegment.ofArray(new byte[data.length + 32]), data));
        kinds.put(
                "range of a buffer",
                put(MemorySegment.ofBuffer(ByteBuffer.allocate(data.length + 41).position(9)), data));
        kinds.put("int[]", put(MemorySegment.ofArray(new int[data.length / 4 + 8]), data));
        kinds.put("long[]", put(MemorySegment.ofArray(new long[data.length / 8 + 4]), data));
        return kinds;
    }

    /** Returns all kinds: the writable ones, and a read-only view of each. */
    static Map<String, MemorySegment> all(byte[] data, Arena arena) {
        Map<String, MemorySegment> kinds = new LinkedHashMap<>();
        writable(data, arena).forEach((name, segment) -> {
            kinds.put(name, segment);
            kinds.put("read-only " + name, segment.asReadOnly());
        });
        return kinds;
    }

    static byte[] bytes(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Maps a file that has no name any more, so that nothing remains. */
    static MemorySegment map(long bytes, FileChannel.MapMode mode, Arena arena) {
        try {
            Path file = Files.createTempFile("atlas", ".map");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
                channel.write(ByteBuffer.allocate(1), bytes - 1);
                return channel.map(mode, 0, bytes, arena);
            } finally {
                file.toFile().deleteOnExit(); // if the system does not delete a mapped file
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemorySegment put(MemorySegment memory, byte[] data) {
        return memory.asSlice(3, data.length).copyFrom(MemorySegment.ofArray(data));
    }
}
