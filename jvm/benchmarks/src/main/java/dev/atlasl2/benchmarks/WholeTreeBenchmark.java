package dev.atlasl2.benchmarks;

import dev.atlasl2.WitnessTree;
import org.openjdk.jmh.annotations.Param;

/**
 * A tree that is kept, over leaves of 4,096 bytes, against SHA-256 of the whole region: the work and the ruler of the
 * certifier's floor {@code tree/1048576-machine}, so that both programs must find the same ratio.
 */
public class WholeTreeBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"1048576"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        Sha sha = new Sha();
        Check.same("root", sha.root(data), WitnessTree.of(data, 12).root());
        return new Duel(times -> ours(data, times), times -> peer(sha, data, times));
    }

    private static long ours(byte[] data, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            digests += WitnessTree.of(data, 12).root()[0];
        }
        return digests;
    }

    private static long peer(Sha sha, byte[] data, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            digests += sha.flat(data)[0];
        }
        return digests;
    }
}
