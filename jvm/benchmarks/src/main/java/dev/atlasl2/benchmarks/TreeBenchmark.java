package dev.atlasl2.benchmarks;

import dev.atlasl2.Witnesses;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Param;

/**
 * A tree witness over leaves of 4,096 bytes, with the sum, against hashing the leaves one after the other in one
 * thread. The limit hashes three leaves at a time in C, which fills the gaps of the processor's SHA instructions.
 */
public class TreeBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"262144"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        byte[] hashes = new byte[size / Sha.LEAF * 32];
        Sha sha = new Sha();
        Check.same("root", sha.root(data), Witnesses.treeWitness(data).digest());
        Check.same("sum", Check.sum(data), Witnesses.treeWitness(data).resonance());
        Contender ours = times -> ours(data, times);
        Contender peer = times -> peer(sha, data, hashes, times);
        return limitAnswers() ? new Duel(ours, peer, times -> limit(data, hashes, times)) : new Duel(ours, peer);
    }

    private static long ours(byte[] data, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            digests += Witnesses.treeWitness(data).digest()[0];
        }
        return digests;
    }

    private static long peer(Sha sha, byte[] data, byte[] hashes, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            sha.leaves(data, hashes);
            digests += hashes[0];
        }
        return digests;
    }

    private static long limit(byte[] data, byte[] hashes, int times) throws Throwable {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            Peers.leaves(MemorySegment.ofArray(data), MemorySegment.ofArray(hashes));
            digests += hashes[0];
        }
        return digests;
    }

    /** Returns whether this processor has the limit's instructions; it leaves out the prefix of leaves. */
    private static boolean limitAnswers() throws Throwable {
        if (!Peers.available()) {
            return false;
        }
        byte[] data = Check.random(5 * Sha.LEAF);
        byte[] hashes = new byte[5 * 32];
        if (Peers.leaves(MemorySegment.ofArray(data), MemorySegment.ofArray(hashes)) == 0) {
            return false;
        }
        for (int leaf = 0; leaf < 5; leaf++) {
            byte[] bytes = Arrays.copyOfRange(data, leaf * Sha.LEAF, (leaf + 1) * Sha.LEAF);
            Check.same("leaf in C", new Sha().flat(bytes), Arrays.copyOfRange(hashes, 32 * leaf, 32 * leaf + 32));
        }
        return true;
    }
}
