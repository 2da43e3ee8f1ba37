package dev.atlasl2.adapter.segment;

import dev.atlasl2.CompactRange;
import dev.atlasl2.adapter.Surface;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Segments of one kind, in an arena that lives as long as the call. If the kind is read-only, destinations are heap
 * segments.
 */
final class SegmentSurface implements Surface {
    private final String name;
    private final BiFunction<Arena, byte[], MemorySegment> maker;

    SegmentSurface(String name, BiFunction<Arena, byte[], MemorySegment> maker) {
        this.name = name;
        this.maker = maker;
    }

    @Override
    public String name() {
        return name;
    }

    private MemorySegment segment(Arena arena, byte[] data) {
        return data == null ? null : maker.apply(arena, data);
    }

    private <T> T with(byte[] data, Function<MemorySegment, T> call) {
        try (Arena arena = Arena.ofConfined()) {
            return call.apply(segment(arena, data));
        }
    }

    @Override
    public int sum(byte[] data) {
        return with(data, Segments::sum);
    }

    @Override
    public boolean check(byte[] data) {
        return with(data, Segments::check);
    }

    @Override
    public boolean windowCheck(byte[] data) {
        return with(data, Segments::windowCheck);
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        return with(data, segment -> Segments.slidingCheck(segment, window));
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        return with(before, old -> with(after, now -> Segments.delta(old, now)));
    }

    @Override
    public Witness witness(byte[] data) {
        return with(data, Segments::flat);
    }

    @Override
    public Witness tree(byte[] data, int leafLog2) {
        return with(data, segment -> Segments.tree(segment, leafLog2).witness());
    }

    @Override
    public CompactRange range(int leafLog2, long offset, byte[] data) {
        return with(data, segment -> CompactRange.of(Segments.region(segment), offset, leafLog2));
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        with(data, segment -> {
            Segments.verify(segment, witness);
            return true;
        });
    }

    @Override
    public void fill(byte[] memory, int offset, int length, int value) {
        inPlace(memory, whole -> {
            Segments.fill(whole.asSlice(offset, length), value);
        });
    }

    @Override
    public void copy(byte[] src, byte[] memory, int offset, int length) {
        inPlace(memory, whole -> with(src, from -> {
            Segments.copy(from, whole.asSlice(offset, length));
            return true;
        }));
    }

    /**
     * Moves the whole memory, including the guards, to a segment of this kind for the call and back, even if it is
     * refused.
     */
    private void inPlace(byte[] memory, Consumer<MemorySegment> call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = maker.apply(arena, memory);
            MemorySegment whole = made.isReadOnly() ? MemorySegment.ofArray(memory.clone()) : made;
            try {
                call.accept(whole);
            } finally {
                MemorySegment.ofArray(memory).copyFrom(whole);
            }
        }
    }
}
