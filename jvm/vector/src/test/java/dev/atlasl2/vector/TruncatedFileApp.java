package dev.atlasl2.vector;

import dev.atlasl2.Conservation;
import dev.atlasl2.Kernels;
import dev.atlasl2.Validation;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.AtlasException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes a mapped file until everything is compiled, truncates it, and does so again. It runs in a JVM of its
 * own, because one careless load would crash it.
 */
final class TruncatedFileApp {
    private static final int BYTES = 1 << 17;
    private static final int LEFT = 4096;
    private static final int LARGE = 40 << 20;

    private TruncatedFileApp() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        MemorySegment mapped = map(file, BYTES);
        Path largeFile = Path.of(args[1]);
        MemorySegment large = map(largeFile, LARGE);
        ByteBuffer buffer = mapped.asByteBuffer();
        MemorySegment memory = Arena.global().allocate(BYTES);
        byte[] array = new byte[BYTES];
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("sum", () -> Segments.sum(mapped));
        calls.put(
                "sum of a slice",
                () -> Segments.sum(mapped.asSlice(64, BYTES - 64).asReadOnly()));
        calls.put("sum of a buffer", () -> Conservation.sum(buffer));
        calls.put(
                "sum of its duplicate",
                () -> Conservation.sum(buffer.duplicate().position(64).slice()));
        calls.put("sum of a mapped buffer's segment", () -> Segments.sum(MemorySegment.ofBuffer(buffer.slice())));
        calls.put("sliding check", () -> Segments.slidingCheck(mapped, 1));
        calls.put("sliding check of a buffer", () -> Conservation.slidingCheck(buffer, 1));
        calls.put("copy out", () -> Segments.copy(mapped, MemorySegment.ofArray(array), Validation.MINIMAL));
        calls.put("copy out of a buffer", () -> Conservation.copy(buffer, ByteBuffer.wrap(array), Validation.MINIMAL));
        calls.put("sum and copy out", () -> Segments.sumAndCopy(mapped, memory));
        calls.put("sum and copy in", () -> Segments.sumAndCopy(memory, mapped));
        calls.put("flat witness", () -> Segments.flat(mapped));
        calls.put("flat witness of a buffer", () -> Witnesses.flat(buffer));
        calls.put("tree", () -> Segments.tree(mapped, 12));
        calls.put("fill", () -> Segments.fill(mapped, 0));
        calls.put("sum and fill", () -> Segments.sumAndFill(mapped, 0));
        calls.put("fill of a buffer", () -> Conservation.fill(buffer, 0));
        calls.put("sum and fill of a buffer", () -> Conservation.sumAndFill(buffer, 0));
        Segments.sum(large);
        for (int i = 0; i < 700; i++) {
            calls.values().forEach(Runnable::run);
        }
        truncate(file);
        truncate(largeFile);
        calls.put("sum by several threads", () -> Segments.sum(large));
        System.out.println(Kernels.describe());
        calls.forEach((name, call) -> System.out.println(name + ": " + outcome(call)));
        System.out.println("still alive");
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (AtlasException e) {
            return e.code().toString();
        } catch (Throwable e) {
            return e.toString();
        }
    }

    private static MemorySegment map(Path file, long bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), bytes - 1);
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.global());
        }
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(LEFT);
        }
    }
}
