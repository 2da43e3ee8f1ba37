package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.Sha256Reference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.wasm.insn.JvmMemory;
import dev.atlasl2.wasm.insn.Memory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernels of every engine guarantee, at every length and alignment. */
class EngineContractTest {
    private static final int LONGEST = 4_200;

    @AfterEach
    void backToTheDefault() {
        JvmEngine.choose(true);
    }

    private static int[] alignments() {
        return new int[] {0, 1, 7, 15};
    }

    private static byte[][] patterns() {
        byte[] random = new byte[LONGEST];
        new Random(96).nextBytes(random);
        byte[] sparse = new byte[LONGEST];
        for (int i = 0; i < LONGEST; i += 61) {
            sparse[i] = (byte) 255;
        }
        return new byte[][] {random, bytes(i -> 255), bytes(i -> i), bytes(i -> i % 2 == 0 ? 255 : 0), sparse};
    }

    private static byte[] bytes(IntUnaryOperator byteAt) {
        byte[] bytes = new byte[LONGEST];
        for (int i = 0; i < LONGEST; i++) {
            bytes[i] = (byte) byteAt.applyAsInt(i);
        }
        return bytes;
    }

    private static int place(byte[] bytes, int alignment) {
        JvmMemory.reset(3);
        ModuleExports.start();
        JvmMemory.write(Layout.HEAP, filled(60_000)); // bytes next to the region must not be read
        int at = Layout.HEAP + 64 + alignment;
        JvmMemory.write(at, bytes);
        return at;
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xa5);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sumIsExactAtEveryLengthAndAlignment(boolean simd) {
        JvmEngine.choose(simd);
        for (byte[] pattern : patterns()) {
            for (int alignment : alignments()) {
                int p = place(pattern, alignment);
                int expected = 0;
                for (int n = 0; n <= LONGEST; n++) {
                    assertThat(Sum.sum(p, n)).as("%s bytes", n).isEqualTo(expected);
                    expected = n == LONGEST ? 0 : (expected + (pattern[n] & 0xff)) % 96;
                }
            }
        }
        assertThat(Sum.sum(place(patterns()[0], 3), LONGEST)).isEqualTo(SumReference.sum(patterns()[0]));
    }

    /**
     * Lanes of 16 bits hold 128 steps; 8,192 flushes then fill lanes of 32 bits, which is 67 MB. The tests of the
     * modules cover longer inputs.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killsLaneWrap16(boolean simd) {
        JvmEngine.choose(simd);
        int n = 3 * JvmMemory.PAGE + 4_129;
        JvmMemory.reset(6);
        ModuleExports.start();
        byte[] bytes = new byte[n];
        Arrays.fill(bytes, (byte) 255);
        JvmMemory.write(Layout.HEAP, bytes);
        for (int length : new int[] {4_128, 8_191, 8_192, 8_193, 8_256, 16_384, 16_448, n}) {
            assertThat(Sum.sum(Layout.HEAP, length)).as("%s bytes", length).isEqualTo((int) (255L * length % 96));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void congruenceIsThatOfEveryPairOfBytes(boolean simd) {
        JvmEngine.choose(simd);
        JvmMemory.reset(2);
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                JvmMemory.write(Layout.HEAP, new byte[] {(byte) b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
                JvmMemory.write(
                        Layout.HEAP + 32,
                        new byte[] {(byte) a, 0, 96, 0, 0, (byte) 192, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 96});
                assertThat(Engines.congruent(Layout.HEAP, Layout.HEAP + 32, 17) == 1)
                        .isEqualTo((a - b) % 96 == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void congruenceSeesEveryPositionAndNothingBeyond(boolean simd) {
        JvmEngine.choose(simd);
        byte[] bytes = patterns()[0];
        for (int n : new int[] {0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 100}) {
            int p = place(bytes, 1);
            int q = Layout.HEAP + 8_192 + 5;
            JvmMemory.write(q, bytes);
            assertThat(Engines.congruent(p, q, n)).isEqualTo(1);
            for (int at = 0; at < n; at++) {
                JvmMemory.write(q + at, new byte[] {(byte) (bytes[at] ^ 1)});
                assertThat(Engines.congruent(p, q, n))
                        .as("byte %s of %s", at, n)
                        .isZero();
                JvmMemory.write(q + at, new byte[] {bytes[at]});
            }
            JvmMemory.write(q + n, new byte[] {(byte) (bytes[n] ^ 1)});
            assertThat(Engines.congruent(p, q, n)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void digestIsRightAtEveryLengthAndInEveryPiece(boolean simd) {
        JvmEngine.choose(simd);
        byte[] bytes = patterns()[0];
        int p = place(bytes, 3);
        int out = Layout.HEAP + 40_000;
        int stream = Layout.HEAP + 41_003;
        for (int n = 0; n <= 400; n++) {
            byte[] expected = Sha256Reference.hash(Arrays.copyOf(bytes, n));
            assertThat(Sha256.sha256(p, n, out)).isEqualTo(Codes.OK);
            assertThat(JvmMemory.read(out, 32)).as("%s bytes", n).isEqualTo(expected);
            int piece = 1 + n % 97;
            Sha256.init(stream);
            for (int i = 0; i < n; i += piece) {
                Sha256.update(stream, p + i, Math.min(piece, n - i));
            }
            Sha256.end(stream, out);
            assertThat(JvmMemory.read(out, 32))
                    .as("%s bytes in pieces of %s", n, piece)
                    .isEqualTo(expected);
        }
    }

    /**
     * A stream of 2^29 bytes and more pads with a bit length beyond 32 bits. The test sets the length instead of
     * feeding that many bytes.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killsWitnessLengthU32(boolean simd) {
        JvmEngine.choose(simd);
        int stream = place(new byte[0], 0);
        int out = stream + 200;
        Sha256.init(stream);
        Memory.store64(stream + 32, 1L << 32);
        Sha256.end(stream, out);
        byte[] long64 = JvmMemory.read(out, 32);
        Sha256.init(stream);
        Sha256.end(stream, out);
        assertThat(JvmMemory.read(out, 32)).isNotEqualTo(long64);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAreHashedAsIfAlone(boolean simd) {
        JvmEngine.choose(simd);
        byte[] bytes = patterns()[0];
        for (int n : new int[] {256, 1_024, 1_280, 2_000, 2_048, LONGEST}) {
            int p = place(bytes, 5);
            int out = Layout.HEAP + 40_001;
            assertThat(Tree.leaves(p, n, 8, out)).isEqualTo(Codes.OK);
            for (int leaf = 0; leaf * 256 < n; leaf++) {
                byte[] message = Arrays.copyOfRange(bytes, leaf * 256, Math.min(n, (leaf + 1) * 256));
                assertThat(JvmMemory.read(out + 32 * leaf, 32))
                        .as("leaf %s of %s bytes", leaf, n)
                        .isEqualTo(Sha256Reference.hash(new byte[] {0}, message));
            }
        }
    }
}
