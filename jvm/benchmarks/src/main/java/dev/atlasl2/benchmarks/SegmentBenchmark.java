package dev.atlasl2.benchmarks;

import dev.atlasl2.vector.Segments;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Param;

/** Sum of a segment against the sum of an array with the same bytes, after the JVM has seen every kind of segment. */
public class SegmentBenchmark extends DuelBenchmark {
    /** Of the segment. */
    @Param({"native"})
    public String kind;

    /** Bytes. */
    @Param({"65536"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        MemorySegment heap = MemorySegment.ofArray(data);
        MemorySegment outside = Arena.global().allocate(size, 64).copyFrom(heap);
        MemorySegment mapped = mapped(data);
        MemorySegment longs = MemorySegment.ofArray(new long[size / Long.BYTES]).copyFrom(heap);
        for (int round = 0; round < 2_000; round++) {
            for (MemorySegment each : new MemorySegment[] {heap, outside, mapped, longs, heap.asReadOnly()}) {
                MemorySegment part = each.asSlice(0, Math.min(size, 16L * round));
                Check.same("sum of " + each, Segments.sum(outside.asSlice(0, part.byteSize())), Segments.sum(part));
            }
        }
        MemorySegment segment = switch (kind) {
            case "native" -> outside;
            case "mapped" -> mapped;
            default -> heap;
        };
        Check.same("sum of " + kind, Check.sum(data), Segments.sum(segment));
        Experience.ofManyLengths();
        return new Duel(times -> ours(segment, times), times -> SumBenchmark.ours(data, times));
    }

    private static MemorySegment mapped(byte[] data) throws IOException {
        Path file = Files.createTempFile("atlas", ".bytes");
        try {
            Files.write(file, data);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return channel.map(MapMode.READ_ONLY, 0, data.length, Arena.global());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static long ours(MemorySegment segment, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Segments.sum(segment);
        }
        return sums;
    }
}
