package dev.atlasl2.benchmarks;

import dev.atlasl2.Batch;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** A batch of 256 flat witnesses against as many single calls. */
public class BatchBenchmark extends DuelBenchmark {
    /** Bytes of an entry. */
    @Param({"12288"})
    public int size;

    @Override
    Duel prepare() throws Throwable {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            byte[] entry = Check.random(size);
            entry[0] = (byte) i;
            entries.add(entry);
        }
        List<Witness> witnesses = Batch.witness(entries);
        for (int i = 0; i < entries.size(); i++) {
            byte[] expected = new Sha().flat(entries.get(i));
            Check.same("digest of entry " + i, expected, witnesses.get(i).digest());
            Check.same(
                    "sum of entry " + i,
                    Check.sum(entries.get(i)),
                    witnesses.get(i).resonance());
            Check.same("digest alone", expected, Witnesses.flat(entries.get(i)).digest());
        }
        return new Duel(times -> ours(entries, times), times -> peer(entries, times));
    }

    private static long ours(List<byte[]> entries, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            for (Witness witness : Batch.witness(entries)) {
                digests += witness.resonance();
            }
        }
        return digests;
    }

    private static long peer(List<byte[]> entries, int times) {
        long digests = 0;
        for (int i = 0; i < times; i++) {
            List<Witness> witnesses = new ArrayList<>(entries.size());
            for (byte[] entry : entries) {
                witnesses.add(Witnesses.flat(entry));
            }
            for (Witness witness : witnesses) {
                digests += witness.resonance();
            }
        }
        return digests;
    }
}
