package dev.atlasl2.adapter.segment;

import dev.atlasl2.adapter.SegmentSupport;
import dev.atlasl2.adapter.Surface;
import dev.atlasl2.adapter.protocol.Recipe;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Regions in memory segments: past 2^31 bytes; for shorter ones also on the heap, native and read-only. */
public final class Segmented implements SegmentSupport {
    /** Twice 2^32: every length that a 32-bit or 33-bit counter gets wrong is below. */
    private static final long MAX_BYTES = 1L << 33;
    private static final int CHUNK = 1 << 20;

    @Override
    public long maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public int sum(Recipe data) {
        try (Arena arena = Arena.ofConfined()) {
            return Segments.sum(make(data, arena));
        }
    }

    @Override
    public int delta(Recipe before, Recipe after) {
        try (Arena arena = Arena.ofConfined()) {
            return Segments.delta(make(before, arena), make(after, arena));
        }
    }

    private static MemorySegment make(Recipe data, Arena arena) {
        MemorySegment segment = arena.allocate(data.length());
        byte[] chunk = new byte[CHUNK];
        for (long from = 0; from < data.length(); from += CHUNK) {
            int count = (int) Math.min(CHUNK, data.length() - from);
            data.write(from, chunk, 0, count);
            MemorySegment.copy(chunk, 0, segment, ValueLayout.JAVA_BYTE, from, count);
        }
        return segment;
    }

    @Override
    public List<Surface> surfaces() {
        return List.of(
                new SegmentSurface("heap segment", (arena, data) -> {
                    MemorySegment larger = MemorySegment.ofArray(new byte[data.length + 9]);
                    return larger.asSlice(3, data.length).copyFrom(MemorySegment.ofArray(data));
                }),
                new SegmentSurface("native segment", (arena, data) ->
                        arena.allocate(data.length + 1L).asSlice(1, data.length).copyFrom(MemorySegment.ofArray(data))),
                new SegmentSurface("read-only segment", (arena, data) -> MemorySegment.ofArray(data.clone()).asReadOnly()));
    }
}
