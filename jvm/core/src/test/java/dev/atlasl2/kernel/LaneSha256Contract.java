package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every hash in lanes guarantees, for any number of lanes. The test of an implementation extends this and names
 * it. Expected hashes are those of FIPS 180-4 and of MessageDigest.
 */
public abstract class LaneSha256Contract {
    private static final int HASH = 32;
    private static final int GUARD = 5;

    private final Random random = new Random(180);

    /** Returns the hash under test. */
    protected abstract LaneSha256 hash();

    @Test
    void publishedHashesCome() {
        assertHash("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertHash("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertHash(
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assertHash(
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                        + "mnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    }

    private void assertHash(String message, String hex) {
        LaneSha256 hash = hash();
        byte[][] data = new byte[hash.lanes()][];
        Arrays.fill(data, message.getBytes(StandardCharsets.US_ASCII));
        byte[] out = new byte[hash.lanes() * HASH];
        hash.hash(-1, data, new int[hash.lanes()], message.length(), out, 0);
        assertThat(HexFormat.of().formatHex(out)).isEqualTo(hex.repeat(hash.lanes()));
    }

    @Test
    void everyLengthOfUpToThreeBlocksIsHashedInEveryLane() {
        LaneSha256 hash = hash();
        for (int length = 0; length <= 200; length++) {
            assertLanes(hash, length % 2 - 1, length);
        }
    }

    @Test
    void everyPrefixIsHashedOnBothSidesOfEachBorder() {
        LaneSha256 hash = hash();
        for (int prefix : new int[] {-1, 0, 1, 0x80, 0xff}) {
            for (int length : new int[] {0, 1, 54, 55, 56, 62, 63, 64, 65, 118, 119, 120, 127, 128, 256}) {
                assertLanes(hash, prefix, length);
            }
        }
        for (int length : new int[] {4_095, 4_096, 4_097}) {
            assertLanes(hash, 0, length);
        }
    }

    /** Different bytes in each lane, at different places of different arrays, between bytes that must not be hashed. */
    private void assertLanes(LaneSha256 hash, int prefix, int length) {
        int lanes = hash.lanes();
        byte[][] data = new byte[lanes][];
        int[] at = new int[lanes];
        byte[] expected = new byte[GUARD + lanes * HASH + GUARD];
        for (int i = 0; i < lanes; i++) {
            at[i] = i % 4 == 0 ? 0 : random.nextInt(70);
            data[i] = new byte[at[i] + length + (i % 4 == 1 ? 0 : random.nextInt(70))];
            random.nextBytes(data[i]);
            System.arraycopy(digest(prefix, data[i], at[i], length), 0, expected, GUARD + i * HASH, HASH);
        }
        byte[][] before = new byte[lanes][];
        Arrays.setAll(before, i -> data[i].clone());
        byte[] out = new byte[expected.length];
        hash.hash(prefix, data, at, length, out, GUARD);
        assertThat(out).as("prefix %d, length %d", prefix, length).isEqualTo(expected);
        assertThat(data).isDeepEqualTo(before);
    }

    @Test
    void hashesMayGoWhereTheDataWere() {
        LaneSha256 hash = hash();
        int lanes = hash.lanes();
        byte[] nodes = new byte[lanes * 2 * HASH];
        random.nextBytes(nodes);
        byte[] expected = nodes.clone();
        byte[][] data = new byte[lanes][];
        int[] at = new int[lanes];
        for (int i = 0; i < lanes; i++) {
            data[i] = nodes;
            at[i] = i * 2 * HASH;
            System.arraycopy(digest(1, nodes, at[i], 2 * HASH), 0, expected, i * HASH, HASH);
        }
        hash.hash(1, data, at, 2 * HASH, nodes, 0);
        assertThat(nodes).isEqualTo(expected);
    }

    static byte[] digest(int prefix, byte[] data, int offset, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (prefix >= 0) {
                digest.update((byte) prefix);
            }
            digest.update(data, offset, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
