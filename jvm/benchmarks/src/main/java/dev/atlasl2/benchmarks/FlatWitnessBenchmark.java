package dev.atlasl2.benchmarks;

import dev.atlasl2.Witnesses;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Param;

/** A flat witness, which is SHA-256 and the sum, against OpenSSL's SHA-256 alone. */
public class FlatWitnessBenchmark extends DuelBenchmark {
    /** Bytes. */
    @Param({"1048576"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        byte[] data = Check.random(size);
        byte[] hash = new byte[32];
        byte[] expected = new Sha().flat(data);
        OpenSsl.sha256(MemorySegment.ofArray(data), MemorySegment.ofArray(hash));
        Check.same("OpenSSL's hash", expected, hash);
        Check.same("digest", expected, Witnesses.flat(data).digest());
        Check.same("sum", Check.sum(data), Witnesses.flat(data).resonance());
        return new Duel(times -> ours(data, times), times -> peer(data, hash, times));
    }

    private static long ours(byte[] data, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            digests += Witnesses.flat(data).digest()[0];
        }
        return digests;
    }

    private static long peer(byte[] data, byte[] hash, int times) throws Throwable {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            OpenSsl.sha256(MemorySegment.ofArray(data), MemorySegment.ofArray(hash));
            digests += hash[0];
        }
        return digests;
    }
}
