package dev.atlasl2.vector;

import dev.atlasl2.Batch;
import dev.atlasl2.CompactRange;
import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Calls all that is split over the common pool, and prints the answers. */
final class NoThreadsApp {
    private static final int BYTES = 40 << 20;

    private NoThreadsApp() {}

    public static void main(String[] args) {
        byte[] data = new byte[BYTES];
        Arrays.fill(data, (byte) 1);
        MemorySegment segment = MemorySegment.ofArray(new long[BYTES / 8]);
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        calls.put("sum", () -> Conservation.sum(data));
        calls.put("sum again", () -> Conservation.sum(data));
        calls.put("sum of a batch", () -> Arrays.toString(Batch.sum(List.of(data, data))));
        calls.put("sum of a segment", () -> Segments.sum(segment));
        calls.put("sum and fill of a segment", () -> Segments.sumAndFill(segment, 0));
        calls.put("tree witness", () -> Witnesses.treeWitness(data));
        calls.put("tree", () -> WitnessTree.of(data, 8).witness());
        calls.put("compact range", () -> CompactRange.of(data, 0, 12).witness(BYTES));
        calls.put("sum and fill", () -> Conservation.sumAndFill(data, 0));
        calls.forEach((name, call) -> System.out.println(name + ": " + outcome(call)));
    }

    private static Object outcome(Callable<Object> call) {
        try {
            return call.call();
        } catch (Throwable e) {
            return e;
        }
    }
}
