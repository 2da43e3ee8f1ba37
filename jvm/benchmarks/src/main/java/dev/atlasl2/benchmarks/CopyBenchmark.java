package dev.atlasl2.benchmarks;

import dev.atlasl2.Conservation;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Param;

/** A copy that also sums, against a sum and then a copy; the limit is a loop in C that does both. */
public class CopyBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"12288"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] src = Check.random(size);
        byte[] dst = new byte[size];
        MemorySegment from = MemorySegment.ofArray(src);
        MemorySegment to = MemorySegment.ofArray(dst);
        int sum = Check.sum(src);
        Check.same("sum of what was copied", sum, Conservation.sumAndCopy(src, 0, dst, 0, size));
        Check.same("copy", src, dst);
        Experience.ofManyLengths();
        Contender ours = times -> ours(src, dst, times);
        Contender peer = times -> peer(src, dst, times);
        if (!Peers.available()) {
            return new Duel(ours, peer);
        }
        to.fill((byte) 0);
        Check.same("sum of what C copied", sum, Peers.copy(from, to));
        Check.same("C's copy", src, dst);
        return new Duel(ours, peer, times -> limit(from, to, times));
    }

    private static long ours(byte[] src, byte[] dst, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Conservation.sumAndCopy(src, 0, dst, 0, src.length);
        }
        return sums;
    }

    private static long peer(byte[] src, byte[] dst, int times) {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Conservation.sum(src);
            System.arraycopy(src, 0, dst, 0, src.length);
        }
        return sums;
    }

    private static long limit(MemorySegment src, MemorySegment dst, int times) throws Throwable {
        long sums = 0;
        for (int i = 0; i < times; i++) {
            sums += Peers.copy(src, dst);
        }
        return sums;
    }
}
