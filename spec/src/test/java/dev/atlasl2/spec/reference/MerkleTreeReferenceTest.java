package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The roots and proofs that the certificate-transparency projects test with, and then every tree of up to 40 leaves.
 */
class MerkleTreeReferenceTest {
    private static final List<byte[]> PUBLISHED_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(Bytes::hex)
            .toList();
    private static final int MAX_LEAVES = 40;
    private static final List<byte[]> HASHES = IntStream.range(0, MAX_LEAVES)
            .mapToObj(i -> MerkleTreeReference.leafHash(Bytes.of(i)))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void givesThePublishedRoots(int leaves, String root) {
        assertThat(Bytes.hex(MerkleTreeReference.root(PUBLISHED_LEAVES.subList(0, leaves))))
                .isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b "
                + "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
                + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void givesThePublishedInclusionPaths(int index, int size, String path) {
        assertThat(text(MerkleTreeReference.inclusionPath(index, publishedHashes(size))))
                .isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 "
                + "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a "
                + "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 "
                + "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e "
                + "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    })
    void givesThePublishedConsistencyPaths(int first, int size, String path) {
        assertThat(text(MerkleTreeReference.consistencyPath(first, publishedHashes(size))))
                .isEqualTo(path);
    }

    @Test
    void killsTreeNoDomainSeparation() {
        byte[] left = HASHES.get(0);
        byte[] right = HASHES.get(1);
        byte[] leafThatEqualsTwoDigests = Arrays.copyOf(left, 64);
        System.arraycopy(right, 0, leafThatEqualsTwoDigests, 32, 32);
        assertThat(MerkleTreeReference.leafHash(leafThatEqualsTwoDigests))
                .isNotEqualTo(MerkleTreeReference.nodeHash(left, right));
    }

    @Test
    void killsTreePaddedPowerOfTwo() {
        List<byte[]> padded = List.of(HASHES.get(0), HASHES.get(1), HASHES.get(2), HASHES.get(2));
        assertThat(root(3)).isNotEqualTo(MerkleTreeReference.rootOfHashes(padded));
    }

    @Test
    void everyInclusionProofHoldsForItsLeafAndIndexOnly() {
        for (int size = 1; size <= MAX_LEAVES; size++) {
            byte[] root = root(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleTreeReference.inclusionPath(index, HASHES.subList(0, size));
                for (int claimed = 0; claimed < size + 2; claimed++) {
                    assertThat(MerkleTreeReference.verifyInclusion(root, HASHES.get(index), claimed, size, path))
                            .as("leaf %d as %d of %d", index, claimed, size)
                            .isEqualTo(claimed == index);
                }
                byte[] otherLeaf = HASHES.get((index + 1) % MAX_LEAVES);
                assertThat(MerkleTreeReference.verifyInclusion(root, otherLeaf, index, size, path))
                        .isFalse();
                assertThat(MerkleTreeReference.verifyInclusion(otherLeaf, HASHES.get(index), index, size, path))
                        .isFalse();
            }
        }
    }

    @Test
    void everyDamagedInclusionPathIsFound() {
        for (int size : new int[] {1, 2, 3, 5, 7, 8, 13, 33, 40}) {
            for (int index = 0; index < size; index++) {
                List<byte[]> path = MerkleTreeReference.inclusionPath(index, HASHES.subList(0, size));
                for (List<byte[]> wrong : damaged(path)) {
                    assertThat(MerkleTreeReference.verifyInclusion(root(size), HASHES.get(index), index, size, wrong))
                            .as("leaf %d of %d", index, size)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyConsistencyProofHoldsForItsTreesOnly() {
        for (int second = 1; second <= MAX_LEAVES; second++) {
            for (int first = 1; first <= second; first++) {
                List<byte[]> path = MerkleTreeReference.consistencyPath(first, HASHES.subList(0, second));
                for (int claimed = 1; claimed <= second; claimed++) {
                    assertThat(verify(claimed, second, root(claimed), root(second), path))
                            .as("path of %d as %d of %d", first, claimed, second)
                            .isEqualTo(claimed == first);
                }
                if (first < second) {
                    assertThat(verify(first, second, root(second), root(first), path))
                            .isFalse();
                    assertThat(verify(first, second, HASHES.get(39), root(second), path))
                            .isFalse();
                    assertThat(verify(first, second, root(first), HASHES.get(39), path))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyDamagedConsistencyPathIsFound() {
        for (int second : new int[] {1, 2, 3, 5, 7, 8, 13, 33, 40}) {
            for (int first = 1; first <= second; first++) {
                List<byte[]> path = MerkleTreeReference.consistencyPath(first, HASHES.subList(0, second));
                for (List<byte[]> wrong : damaged(path)) {
                    assertThat(verify(first, second, root(first), root(second), wrong))
                            .as("%d of %d", first, second)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void sizesOf63BitsAreTakenAndProveNothing() {
        byte[] h = HASHES.get(0);
        assertThat(MerkleTreeReference.verifyInclusion(h, h, Long.MAX_VALUE, Long.MAX_VALUE, List.of()))
                .isFalse();
        assertThat(MerkleTreeReference.verifyInclusion(h, h, Long.MAX_VALUE - 1, Long.MAX_VALUE, List.of(h)))
                .isFalse();
        assertThat(MerkleTreeReference.verifyConsistency(1, Long.MAX_VALUE, h, h, List.of(h)))
                .isFalse();
        assertThat(MerkleTreeReference.verifyConsistency(Long.MAX_VALUE, Long.MAX_VALUE, h, h, List.of()))
                .isTrue();
    }

    @Test
    void refusesWhatIsNoProofAtAll() {
        byte[] h = HASHES.get(0);
        byte[] no = new byte[31];
        List<byte[]> none = List.of();
        assertInvalid("root must have 32 bytes, got 31", () -> MerkleTreeReference.verifyInclusion(no, h, 0, 1, none));
        assertInvalid("leaf", () -> MerkleTreeReference.verifyInclusion(h, no, 0, 1, none));
        assertInvalid("index must be 0..", () -> MerkleTreeReference.verifyInclusion(h, h, -1, 1, none));
        assertInvalid("size must be 1..", () -> MerkleTreeReference.verifyInclusion(h, h, 0, 0, none));
        assertInvalid("path must be given", () -> MerkleTreeReference.verifyInclusion(h, h, 0, 1, null));
        assertInvalid(
                "path[1] must have 32 bytes", () -> MerkleTreeReference.verifyInclusion(h, h, 5, 1, List.of(h, no)));
        assertInvalid("first", () -> MerkleTreeReference.verifyConsistency(0, 1, h, h, none));
        assertInvalid("second", () -> MerkleTreeReference.verifyConsistency(2, 1, h, h, none));
        assertInvalid("firstRoot", () -> MerkleTreeReference.verifyConsistency(1, 1, null, h, none));
        assertInvalid("secondRoot", () -> MerkleTreeReference.verifyConsistency(1, 1, h, no, none));
        assertInvalid("path[0]", () -> MerkleTreeReference.verifyConsistency(1, 2, h, h, List.of(no)));
        assertInvalid("path", () -> MerkleTreeReference.verifyConsistency(1, 2, h, h, null));
        assertInvalid("index must be 0..1, got 2", () -> MerkleTreeReference.inclusionPath(2, HASHES.subList(0, 2)));
        assertInvalid("index", () -> MerkleTreeReference.inclusionPath(-1, HASHES));
        assertInvalid("at least 1 hash", () -> MerkleTreeReference.inclusionPath(0, none));
        assertInvalid("first must be 1..40, got 41", () -> MerkleTreeReference.consistencyPath(41, HASHES));
        assertInvalid("first", () -> MerkleTreeReference.consistencyPath(0, HASHES));
        assertInvalid("at least 1 hash", () -> MerkleTreeReference.consistencyPath(1, none));
        assertInvalid("leafHashes[0]", () -> MerkleTreeReference.rootOfHashes(List.of(no)));
        assertInvalid("leaves", () -> MerkleTreeReference.root(null));
        assertInvalid("leaf", () -> MerkleTreeReference.leafHash(null));
        assertInvalid("right", () -> MerkleTreeReference.nodeHash(h, no));
    }

    /** One bit flipped in each node; one node dropped; one doubled; one added at either end. */
    private static List<List<byte[]>> damaged(List<byte[]> path) {
        List<List<byte[]>> wrong = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            for (int bit = 0; bit < 256; bit += 37) {
                byte[] flipped = path.get(at).clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                List<byte[]> bad = new ArrayList<>(path);
                bad.set(at, flipped);
                wrong.add(bad);
            }
            List<byte[]> dropped = new ArrayList<>(path);
            dropped.remove(at);
            wrong.add(dropped);
            List<byte[]> doubled = new ArrayList<>(path);
            doubled.add(at, path.get(at));
            wrong.add(doubled);
        }
        for (int at : new int[] {0, path.size()}) {
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(at, HASHES.get(0));
            wrong.add(longer);
        }
        return wrong;
    }

    private static boolean verify(int first, int second, byte[] firstRoot, byte[] secondRoot, List<byte[]> path) {
        return MerkleTreeReference.verifyConsistency(first, second, firstRoot, secondRoot, path);
    }

    private static byte[] root(int leaves) {
        return MerkleTreeReference.rootOfHashes(HASHES.subList(0, leaves));
    }

    private static List<byte[]> publishedHashes(int leaves) {
        return PUBLISHED_LEAVES.subList(0, leaves).stream()
                .map(MerkleTreeReference::leafHash)
                .toList();
    }

    private static String text(List<byte[]> path) {
        return String.join(" ", path.stream().map(Bytes::hex).toList());
    }
}
