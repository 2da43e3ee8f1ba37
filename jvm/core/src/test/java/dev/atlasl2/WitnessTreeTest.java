package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WitnessTreeTest {
    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    /** A tree of n leaves of 256 bytes, the last one short. */
    private static byte[] leaves(int count) {
        return random(256 * count - count % 7 * 30);
    }

    private static void assertSame(List<byte[]> actual, List<byte[]> expected) {
        assertThat(actual.toArray(new byte[0][])).isDeepEqualTo(expected.toArray(new byte[0][]));
    }

    @Test
    void everyTreeOfUpTo70LeavesProvesAsTheReferenceDoes() {
        for (int count = 1; count <= 70; count++) {
            byte[] data = leaves(count);
            List<byte[]> hashes = TreeWitnessReference.leaves(data, 8);
            WitnessTree tree = WitnessTree.of(data, 8);
            assertThat(tree.leafCount()).isEqualTo(count);
            assertThat(tree.length()).isEqualTo(data.length);
            assertThat(tree.root()).isEqualTo(MerkleTreeReference.rootOfHashes(hashes));
            for (int i = 0; i < count; i++) {
                assertThat(tree.leafHash(i)).isEqualTo(hashes.get(i));
                List<byte[]> path = tree.inclusionProof(i);
                assertSame(path, MerkleTreeReference.inclusionPath(i, hashes));
                assertThat(WitnessTree.verifyInclusion(tree.root(), tree.leafHash(i), i, count, path))
                        .isTrue();
                assertThat(WitnessTree.verifyInclusion(tree.root(), tree.leafHash(i), i + 1, count, path))
                        .isFalse();
                assertThat(WitnessTree.verifyInclusion(tree.leafHash(0), tree.leafHash(i), i, count, path))
                        .isEqualTo(count == 1);
            }
        }
    }

    @Test
    void everyPrefixOfATreeIsConsistentWithItAndNoOther() {
        for (int count = 1; count <= 40; count++) {
            List<byte[]> hashes = TreeWitnessReference.leaves(leaves(count), 8);
            WitnessTree tree = WitnessTree.of(leaves(count), 8);
            for (int first = 1; first <= count; first++) {
                List<byte[]> path = tree.consistencyProof(first);
                assertSame(path, MerkleTreeReference.consistencyPath(first, hashes));
                byte[] older = MerkleTreeReference.rootOfHashes(hashes.subList(0, first));
                assertThat(WitnessTree.verifyConsistency(first, count, older, tree.root(), path))
                        .isTrue();
                byte[] wrong = older.clone();
                wrong[31] ^= 1;
                assertThat(WitnessTree.verifyConsistency(first, count, wrong, tree.root(), path))
                        .isFalse();
                assertThat(WitnessTree.verifyConsistency(first, count + 1L, older, tree.root(), path))
                        .isEqualTo(MerkleTreeReference.verifyConsistency(first, count + 1L, older, tree.root(), path));
            }
        }
    }

    /** The two verifiers agree on all arguments. Sizes, indexes and lengths of paths need not be consistent. */
    @Test
    void verifiersAnswerAsTheReferenceDoesForNonsense() {
        Random random = new Random(9);
        for (int round = 0; round < 20_000; round++) {
            List<byte[]> path = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                path.add(random(32));
            }
            long size = 1L + random.nextInt(40);
            long index = random.nextInt(40);
            byte[] root = random(32);
            assertThat(WitnessTree.verifyInclusion(root, root, index, size, path))
                    .isEqualTo(MerkleTreeReference.verifyInclusion(root, root, index, size, path));
            long second = size + random.nextInt(40);
            assertThat(WitnessTree.verifyConsistency(size, second, root, root, path))
                    .isEqualTo(MerkleTreeReference.verifyConsistency(size, second, root, root, path));
        }
        assertThat(WitnessTree.verifyInclusion(random(32), random(32), Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of()))
                .isFalse();
        byte[] h = random(32);
        assertThat(WitnessTree.verifyConsistency(Long.MAX_VALUE - 1, Long.MAX_VALUE, h, h, List.of(h)))
                .isFalse();
    }

    @Test
    void rootsOfAnyLeavesAreThoseOfTheReference() {
        List<byte[]> inputs = new ArrayList<>();
        assertThat(WitnessTree.rootOf(inputs)).isEqualTo(MerkleTreeReference.root(inputs));
        for (int i = 0; i < 130; i++) {
            inputs.add(random(i * 3 % 50));
            assertThat(WitnessTree.rootOf(inputs)).isEqualTo(MerkleTreeReference.root(inputs));
        }
    }

    @Test
    void piecesMakeTheSameTreeAsTheWhole() {
        byte[] data = random(10_000);
        WitnessTree whole = WitnessTree.of(data, 8);
        WitnessTree.Builder builder = new WitnessTree.Builder(8);
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            for (int at = 0; at < data.length; ) {
                int count = Math.min(random.nextInt(700), data.length - at);
                switch (round % 3) {
                    case 0 -> builder.update(data, at, count);
                    case 1 ->
                        builder.update(ByteBuffer.wrap(data, at, count).slice().asReadOnlyBuffer());
                    default -> builder.update(Arrays.copyOfRange(data, at, at + count));
                }
                at += count;
            }
            WitnessTree built = builder.build(); // and starts again
            assertThat(built.witness()).isEqualTo(whole.witness());
            assertSame(built.inclusionProof(17), whole.inclusionProof(17));
        }
        assertThat(WitnessTree.of(data, 100, 5_000, 8).witness())
                .isEqualTo(
                        WitnessTree.of(Arrays.copyOfRange(data, 100, 5_100), 8).witness());
        assertInvalid(builder::build);
        assertInvalid(() -> builder.update((byte[]) null));
        assertInvalid(() -> new WitnessTree.Builder(7));
    }

    @Test
    void changedLeavesAreThoseThatDiffer() {
        byte[] before = random(256 * 40 + 5);
        byte[] after = before.clone();
        for (int at : new int[] {0, 255, 256 * 7, 256 * 40 + 4}) {
            after[at]++;
        }
        assertThat(changed(before, after)).containsExactly(0, 7, 40);
        assertThat(changed(before, before)).isEmpty();
        assertThat(changed(before, Arrays.copyOf(before, 256 * 38 + 1))).containsExactly(38, 39, 40);
        assertThat(changed(Arrays.copyOf(before, 256), before))
                .isEqualTo(IntStream.rangeClosed(1, 40).toArray());
        assertThat(changed(before, random(256 * 40 + 5 + 256))).hasSize(42);
    }

    private static int[] changed(byte[] before, byte[] after) {
        return WitnessTree.of(before, 8).changedLeaves(WitnessTree.of(after, 8));
    }

    @Test
    void badArgumentsAreRefused() {
        WitnessTree tree = WitnessTree.of(leaves(5), 8);
        assertInvalid(() -> WitnessTree.of((byte[]) null, 8));
        assertInvalid(() -> WitnessTree.of(new byte[0], 8));
        assertInvalid(() -> WitnessTree.of(new byte[5], 2, 4, 8));
        assertInvalid(() -> WitnessTree.of(new byte[5], 17)).contains("leafLog2");
        assertInvalid(() -> tree.leafHash(5)).contains("0..4, got 5");
        assertInvalid(() -> tree.inclusionProof(-1));
        assertInvalid(() -> tree.consistencyProof(0));
        assertInvalid(() -> tree.consistencyProof(6));
        assertInvalid(() -> tree.changedLeaves(null));
        assertInvalid(() -> tree.changedLeaves(WitnessTree.of(new byte[1], 9)));
        assertInvalid(() -> WitnessTree.rootOf(null));
        assertInvalid(() -> WitnessTree.rootOf(Arrays.asList(new byte[1], null)))
                .contains("leaves[1]");
        byte[] h = new byte[32];
        assertInvalid(() -> WitnessTree.verifyInclusion(new byte[31], h, 0, 1, List.of()))
                .contains("root");
        assertInvalid(() -> WitnessTree.verifyInclusion(h, null, 0, 1, List.of()))
                .contains("leaf");
        assertInvalid(() -> WitnessTree.verifyInclusion(h, h, -1, 1, List.of()));
        assertInvalid(() -> WitnessTree.verifyInclusion(h, h, 0, 0, List.of()));
        assertInvalid(() -> WitnessTree.verifyInclusion(h, h, 0, 1, null));
        assertInvalid(() -> WitnessTree.verifyInclusion(h, h, 0, 1, List.of(new byte[33])))
                .contains("path[0]");
        assertInvalid(() -> WitnessTree.verifyConsistency(0, 1, h, h, List.of()));
        assertInvalid(() -> WitnessTree.verifyConsistency(2, 1, h, h, List.of()))
                .contains("second");
        assertInvalid(() -> WitnessTree.verifyConsistency(1, 1, h, new byte[0], List.of()));
        assertInvalid(() -> WitnessTree.verifyConsistency(1, 1, h, h, null));
    }
}
