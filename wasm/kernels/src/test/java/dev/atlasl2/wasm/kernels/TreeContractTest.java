package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees with fewer leaves than a group, with whole groups, and with any rest give the same result as node by node. */
class TreeContractTest {
    private static final int MAX_LEAVES = 4 * Tree.GROUP + 2;
    private static final int LEAF_LOG2 = 8;
    private static final int OUT = Layout.HEAP + 16;
    private static final int REGION = Layout.HEAP + 129;

    @AfterEach
    void backToTheDefault() {
        JvmEngine.choose(true);
    }

    private static byte[] randomBytes(int n) {
        byte[] bytes = new byte[n];
        new Random(12_288).nextBytes(bytes);
        return bytes;
    }

    private static void place(byte[] bytes) {
        JvmMemory.reset(3);
        ModuleExports.start();
        JvmMemory.write(REGION, bytes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rootOverAnyNumberOfLeafHashesIsThatOfTheRfc(boolean simd) {
        JvmEngine.choose(simd);
        byte[] hashes = randomBytes(32 * MAX_LEAVES);
        place(hashes);
        List<byte[]> leaves = new ArrayList<>();
        for (int count = 1; count <= MAX_LEAVES; count++) {
            leaves.add(Arrays.copyOfRange(hashes, 32 * (count - 1), 32 * count));
            boolean nearWholeGroups = (count + 2) % Tree.GROUP <= 4;
            if (count < 2 * Tree.GROUP || nearWholeGroups) { // vectors on a JVM are slow
                assertThat(Tree.rootOf(REGION, count, OUT)).isEqualTo(Codes.OK);
                byte[] expected = MerkleTreeReference.rootOfHashes(leaves);
                assertThat(JvmMemory.read(OUT, 32)).as("%s leaves", count).isEqualTo(expected);
            }
        }
        assertThat(JvmMemory.read(REGION, hashes.length))
                .as("what was only to be read")
                .isEqualTo(hashes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void witnessOfRegionsAroundWholeGroupsIsTheReferences(boolean simd) {
        JvmEngine.choose(simd);
        byte[] bytes = randomBytes(MAX_LEAVES << LEAF_LOG2);
        place(bytes);
        for (int groups = 0; groups <= 4; groups++) {
            for (int leaves : new int[] {0, 1, 3, 4, Tree.GROUP - 1}) {
                for (int rest : new int[] {0, 1, 255}) {
                    int n = ((groups * Tree.GROUP + leaves) << LEAF_LOG2) + rest;
                    if (n != 0 && n <= bytes.length) {
                        assertThat(Witness.tree(REGION, n, LEAF_LOG2, OUT)).isEqualTo(Codes.OK);
                        byte[] expected = TreeWitnessReference.witness(Arrays.copyOf(bytes, n), LEAF_LOG2)
                                .digest();
                        assertThat(JvmMemory.read(OUT, 32)).as("%s bytes", n).isEqualTo(expected);
                    }
                }
            }
        }
    }
}
