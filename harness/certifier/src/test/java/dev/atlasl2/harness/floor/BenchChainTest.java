package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.PlainBench;
import dev.atlasl2.vectors.tool.OperationTable;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchChainTest {
    private static final int[] SIZES = {
        1, 2, 7, 8, 9, 63, 64, 95, 96, 97, 128, 1024, 4095, 4096, 4097, 8191, 12_288, 20_000
    };
    private static final int[] STARTS = {1, 0, -1, 0x80000000, 0x12345678};
    private static final int RUNS = 25;

    static Stream<String> benches() {
        return OperationTable.read(Path.of(System.getProperty("atlas.home"), "spec/operations.json")).benches().stream()
                .map(bench -> bench.get("bench").asString());
    }

    @ParameterizedTest
    @MethodSource("benches")
    void shortCutEqualsTheWork(String op) {
        for (int size : SIZES) {
            for (int start : STARTS) {
                BenchChain chain = BenchChain.of(op, size, start);
                assertThat(chain.forward(RUNS))
                        .as("%s of %d bytes from %d", op, size, start)
                        .isEqualTo(PlainBench.acc(op, size, RUNS, Integer.toUnsignedLong(start)));
                assertThat(chain.forward(RUNS))
                        .as("%s of %d bytes from %d, twice", op, size, start)
                        .isEqualTo(PlainBench.acc(op, size, 2 * RUNS, Integer.toUnsignedLong(start)));
            }
        }
    }

    @Test
    void everyRunAndTheStartCount() {
        assertThat(BenchChain.of("sum", 96, 5).forward(0)).isEqualTo(5);
        assertThat(BenchChain.of("sum", 96, 1).forward(7))
                .isNotEqualTo(BenchChain.of("sum", 96, 1).forward(8))
                .isNotEqualTo(BenchChain.of("sum", 96, 2).forward(7));
    }
}
