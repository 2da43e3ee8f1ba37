package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows in order give the same result as the library gives for the whole. */
class ReadingTest {
    private static final int WINDOW = 1 << 16;

    static Stream<Arguments> lengthsAndLeaves() {
        int[] lengths = {
            1,
            255,
            256,
            257,
            4_095,
            4_097,
            WINDOW - 1,
            WINDOW,
            WINDOW + 1,
            2 * WINDOW,
            3 * WINDOW,
            4 * WINDOW,
            5 * WINDOW - 256,
            7 * WINDOW + 300
        };
        return IntStream.of(lengths)
                .boxed()
                .flatMap(length -> Stream.of(8, 12, 16).map(leaf -> Arguments.of(length, leaf)));
    }

    @ParameterizedTest
    @MethodSource("lengthsAndLeaves")
    void windowsGiveTheWitnessesOfTheWhole(int length, int leafLog2) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        SumReading sum = new SumReading();
        FlatReading flat = new FlatReading();
        TreeReading tree = new TreeReading(leafLog2);
        List<byte[]> leaves = new ArrayList<>();
        TreeReading keeping = new TreeReading(leafLog2, (first, window) -> {
            assertThat(first).isEqualTo(leaves.size());
            IntStream.range(0, window.leafCount()).forEach(i -> leaves.add(window.leafHash(i)));
        });

        for (int at = 0; at < length; at += WINDOW) {
            MemorySegment window = MemorySegment.ofArray(data).asSlice(at, Math.min(WINDOW, length - at));
            Stream.of(sum, flat, tree, keeping).forEach(reading -> reading.window(window));
        }

        WitnessTree whole = WitnessTree.of(data, leafLog2);
        assertThat(sum.residue()).isEqualTo(Conservation.sum(data));
        assertThat(flat.witness()).isEqualTo(Witnesses.flat(data));
        assertThat(tree.witness()).isEqualTo(whole.witness());
        assertThat(keeping.witness()).isEqualTo(whole.witness());
        assertThat(leaves).hasSize(whole.leafCount());
        IntStream.range(0, leaves.size()).forEach(i -> assertThat(leaves.get(i)).isEqualTo(whole.leafHash(i)));
    }
}
