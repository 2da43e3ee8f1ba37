package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CheckReference;
import dev.atlasl2.spec.reference.CopyReference;
import dev.atlasl2.spec.reference.FillReference;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Recipe;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchChainTest {
    private static final int[] SIZES = {1, 2, 3, 95, 96, 97, 1024, 4095, 4096, 4097, 12_288, 20_000};
    private static final int RUNS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"sum", "check", "witness", "tree", "copy", "fill", "loop", "memcpy"})
    void shortCutEqualsTheWork(String op) {
        for (int size : SIZES) {
            BenchChain chain = BenchChain.of(op, size);
            assertThat(chain.forward(RUNS)).as("%s of %d bytes", op, size).isEqualTo(worked(op, size, RUNS));
            assertThat(chain.forward(RUNS))
                    .as("%s of %d bytes, twice", op, size)
                    .isEqualTo(worked(op, size, 2 * RUNS));
        }
    }

    @Test
    void everyRunCounts() {
        assertThat(BenchChain.of("sum", 96).forward(0)).isEqualTo(1);
        assertThat(BenchChain.of("sum", 96).forward(7))
                .isNotEqualTo(BenchChain.of("sum", 96).forward(8));
    }

    /** The protocol's "Benches", word for word, by the reference model. */
    private static long worked(String op, int size, int reps) {
        byte[] data = prepared(size);
        byte[] dst = new byte[size];
        int acc = 1;
        for (int i = 0; i < reps; i++) {
            int a = Integer.remainderUnsigned(acc, size);
            int b = Integer.remainderUnsigned(acc >>> 16, size);
            if (op.equals("copy") || op.equals("memcpy")) {
                byte kept = data[a];
                data[a] = data[b];
                data[b] = kept;
            } else if (!op.equals("fill")) {
                data[a] ^= (byte) (acc >>> 24);
            }
            int v = switch (op) {
                case "sum", "loop" -> SumReference.sum(data);
                case "check" -> CheckReference.check(data) ? 1 : 0;
                case "witness" -> firstWord(FlatWitnessReference.witness(data));
                case "tree" -> firstWord(TreeWitnessReference.witness(data, 12));
                case "fill" -> {
                    FillReference.fill(dst, acc >>> 24);
                    yield 256 * (dst[size - 1] & 255) + (dst[a] & 255);
                }
                default -> {
                    Arrays.fill(dst, (byte) 0);
                    CopyReference.copy(dst, data);
                    yield 256 * (dst[a] & 255) + (dst[b] & 255);
                }
            };
            acc = acc * 1664525 + 1013904223 + v;
        }
        return Integer.toUnsignedLong(acc);
    }

    /** Returns the bytes that a chain begins with. */
    static byte[] prepared(int size) {
        byte[] data = Recipe.random(1, size).expand();
        data[size - 1] = 0;
        data[size - 1] = (byte) ((96 - SumReference.sum(data)) % 96);
        return data;
    }

    private static int firstWord(Witness witness) {
        return ByteBuffer.wrap(witness.digest()).getInt();
    }
}
