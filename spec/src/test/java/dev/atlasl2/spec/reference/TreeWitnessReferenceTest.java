package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static dev.atlasl2.spec.reference.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeWitnessReferenceTest {
    @Test
    void leavesAreCutEvery2ToTheKBytesAndTheLastIsShort() {
        for (int k = 8; k <= 16; k++) {
            int leaf = 1 << k;
            for (int length : new int[] {1, leaf - 1, leaf, leaf + 1, 2 * leaf - 1, 2 * leaf, 3 * leaf + 5}) {
                byte[] data = Bytes.random(k, length);
                List<byte[]> hashes = TreeWitnessReference.leaves(data, k);
                assertThat(hashes).hasSize((length + leaf - 1) / leaf);
                for (int i = 0; i < hashes.size(); i++) {
                    byte[] bytes = Arrays.copyOfRange(data, i * leaf, Math.min((i + 1) * leaf, length));
                    assertThat(hashes.get(i))
                            .as("k %d, length %d, leaf %d", k, length, i)
                            .isEqualTo(MerkleTreeReference.leafHash(bytes));
                }
            }
        }
    }

    @Test
    void witnessHoldsRootLengthSumAndK() {
        byte[] data = Bytes.random(9, 1000);
        byte[] root = MerkleTreeReference.rootOfHashes(TreeWitnessReference.leaves(data, 8));
        assertThat(TreeWitnessReference.witness(data, 8))
                .isEqualTo(new Witness(Witness.Kind.TREE, 8, root, 1000, SumReference.sum(data), 0, 0));
    }

    @Test
    void treeIsNotFlatAndNotAnotherTree() {
        byte[] data = Bytes.of('a', 'b', 'c');
        Witness tree = TreeWitnessReference.witness(data, 8);
        Witness flat = FlatWitnessReference.witness(data);
        WitnessVerifyReference.verify(data, tree);
        Witness treeAsFlat = new Witness(Witness.Kind.FLAT, 0, tree.digest(), 3, tree.resonance(), 0, 0);
        Witness flatAsTree = new Witness(Witness.Kind.TREE, 8, flat.digest(), 3, flat.resonance(), 0, 0);
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(data, treeAsFlat));
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(data, flatAsTree));
        byte[] longer = new byte[513];
        Witness k8 = TreeWitnessReference.witness(longer, 8);
        Witness k8As9 = new Witness(Witness.Kind.TREE, 9, k8.digest(), 513, 0, 0, 0);
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(longer, k8As9));
    }

    @Test
    void changedLeavesNamesExactlyTheLeavesThatDiffer() {
        byte[] before = Bytes.random(10, 1000);
        for (int at = 0; at < before.length; at += 7) {
            byte[] after = before.clone();
            after[at] ^= 1;
            assertThat(TreeWitnessReference.changedLeaves(before, after, 8)).containsExactly(at / 256);
        }
        assertThat(TreeWitnessReference.changedLeaves(before, before, 8)).isEmpty();
    }

    @Test
    void leavesOfOneSideAndShorterLeavesAreChanged() {
        assertThat(TreeWitnessReference.changedLeaves(new byte[1000], new byte[1300], 8))
                .containsExactly(3, 4, 5);
        assertThat(TreeWitnessReference.changedLeaves(new byte[1300], new byte[1000], 8))
                .containsExactly(3, 4, 5);
        assertThat(TreeWitnessReference.changedLeaves(new byte[1024], new byte[256], 8))
                .containsExactly(1, 2, 3);
        assertThat(TreeWitnessReference.changedLeaves(new byte[1024], new byte[1025], 8))
                .containsExactly(4);
    }

    @Test
    void refusesBadArguments() {
        byte[] one = {1};
        for (long k : new long[] {7, 17, 0, -1, 1L << 32 | 8}) {
            assertInvalid("k must be 8..16, got " + k, () -> TreeWitnessReference.witness(one, k));
            assertInvalid("k must be 8..16", () -> TreeWitnessReference.leaves(one, k));
            assertInvalid("k must be 8..16", () -> TreeWitnessReference.changedLeaves(one, one, k));
        }
        assertInvalid("data must hold at least 1 byte", () -> TreeWitnessReference.witness(new byte[0], 8));
        assertInvalid("data", () -> TreeWitnessReference.leaves(null, 8));
        assertInvalid("before", () -> TreeWitnessReference.changedLeaves(new byte[0], one, 8));
        assertInvalid("after", () -> TreeWitnessReference.changedLeaves(one, null, 8));
    }
}
