package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Batch;
import dev.atlasl2.Region;
import dev.atlasl2.WitnessRecord;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.WorkContext;
import dev.atlasl2.kernel.CurrentSha256;
import dev.atlasl2.kernel.LaneSha256;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Trees and batches that are large enough for lanes. The build runs this in the normal JVM and, in {@link
 * JvmModesTest}, with lanes or MessageDigest required. Expected hashes are computed here, one leaf after the other.
 */
class LaneTreesTest {
    private final WorkContext context = new WorkContext();

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    /** Without a requirement a race decides while the other tests run; on some machines lanes win. */
    @Test
    void whatIsRequiredHashesAndWhatHashesIsNamed() {
        String required = System.getProperty("atlas.sha256.require", "");
        LaneSha256 before = CurrentSha256.lanes();
        String said = CurrentSha256.describe();
        LaneSha256 after = CurrentSha256.lanes();
        assertThat(said).startsWith(required).matches("(digest|lanes-\\d+): .+");
        if (said.startsWith("digest")) {
            assertThat(before).isNull();
        } else {
            assertThat(said).startsWith("lanes-" + after.lanes() + ": ");
        }
        if (!required.isEmpty()) {
            assertThat(before == null).isEqualTo(after == null);
            assertThat(said).endsWith(": required");
        }
    }

    @Test
    void treesAreThoseOfLeafAfterLeaf() throws Exception {
        for (int k : new int[] {8, 12, 16}) {
            int leaf = 1 << k;
            for (int leaves : new int[] {16, 17, 33}) {
                for (int more : new int[] {-1, 0, 1}) {
                    assertTree(random((leaves << k) + more), k);
                }
            }
            assertTree(random((1 << 18) + leaf - 1), k);
        }
        assertTree(random(3_000_000), 8);
    }

    private void assertTree(byte[] data, int k) throws Exception {
        byte[] root = root(data, 0, data.length, 1 << k);
        assertThat(Witnesses.treeWitness(data, k).digest())
                .as("%d bytes, k %d", data.length, k)
                .isEqualTo(root);
        WitnessTree tree = WitnessTree.of(data, k);
        assertThat(tree.root()).isEqualTo(root);
        assertThat(WitnessTree.verifyInclusion(root, tree.leafHash(3), 3, tree.leafCount(), tree.inclusionProof(3)))
                .isTrue();
        Witness witness = tree.witness();
        byte[] around = new byte[data.length + 8];
        System.arraycopy(data, 0, around, 7, data.length);
        assertThat(WitnessTree.of(around, 7, data.length, k).witness()).isEqualTo(witness);
        WitnessTree.Builder builder = new WitnessTree.Builder(k);
        int cut = data.length / 3;
        assertThat(builder.update(data, 0, cut)
                        .update(data, cut, data.length - cut)
                        .build()
                        .witness())
                .isEqualTo(witness);
        byte[] record = new byte[64];
        context.tree(data, k, record);
        assertThat(WitnessRecord.decode(record)).isEqualTo(witness);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(data.length + 1L).asSlice(1).copyFrom(MemorySegment.ofArray(data));
            Region region = Segments.region(segment);
            assertThat(Witnesses.treeWitness(region, k)).isEqualTo(witness);
            assertThat(Segments.tree(segment, k).witness()).isEqualTo(witness);
            Segments.verify(segment, witness);
            context.verify(region, record, 0);
        }
    }

    /** RFC 9162, section 2.1.1, as written there. */
    private static byte[] root(byte[] data, int from, int to, int leaf) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        if (to - from <= leaf) {
            digest.update((byte) 0);
            digest.update(data, from, to - from);
            return digest.digest();
        }
        int leaves = (to - from - 1) / leaf + 1;
        int split = from + Integer.highestOneBit(leaves - 1) * leaf;
        digest.update((byte) 1);
        digest.update(root(data, from, split, leaf));
        return digest.digest(root(data, split, to, leaf));
    }

    /** Split over the common pool from 32 MiB on, but not what one thread alone may read. */
    @Test
    void treesOfMoreThan32MebibytesAreThoseOfLeafAfterLeaf() throws Exception {
        byte[] data = random((33 << 20) + 12_345);
        byte[] root = root(data, 0, data.length, 4_096);
        Witness witness = WitnessTree.of(data, 12).witness();
        assertThat(witness.digest()).isEqualTo(root);
        assertThat(Witnesses.treeWitness(data)).isEqualTo(witness);
        assertThat(new WitnessTree.Builder(12)
                        .update(data, 0, 5)
                        .update(data, 5, data.length - 5)
                        .build()
                        .witness())
                .isEqualTo(witness);
        for (Arena arena : List.of(Arena.ofConfined(), Arena.ofShared())) {
            try (arena) {
                MemorySegment segment = arena.allocate(data.length).copyFrom(MemorySegment.ofArray(data));
                Segments.verify(segment, witness);
                assertThat(Segments.tree(segment, 12).witness()).isEqualTo(witness);
            }
        }
    }

    @Test
    void batchesAreThoseOfTheSingleCalls() {
        List<byte[]> entries = new ArrayList<>();
        Random random = new Random(256);
        for (int i = 0; i < 256; i++) {
            int length = switch (i / 50) {
                case 0 -> 12_288;
                case 1 -> 100 + random.nextInt(3);
                case 2 -> i % 7 == 0 ? 5 : 4_000;
                default -> 1 + random.nextInt(2_000) / 50 * 50;
            };
            entries.add(random(length));
        }
        List<Witness> expected = entries.stream().map(Witnesses::flat).toList();
        assertThat(Batch.witness(entries)).isEqualTo(expected);
        byte[] records = new byte[256 * 64];
        context.flat(entries.toArray(new byte[0][]), records);
        for (int i = 0; i < 256; i++) {
            byte[] record = Arrays.copyOfRange(records, i * 64, i * 64 + 64);
            assertThat(record).isEqualTo(WitnessRecord.encode(expected.get(i)));
        }
    }
}
