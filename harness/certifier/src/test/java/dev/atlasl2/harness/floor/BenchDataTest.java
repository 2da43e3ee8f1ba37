package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.SumReference;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchDataTest {
    private static final int RUNS = 300;

    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 16, 100, 127, 128, 1024, 2048, 2049, 12_288})
    void sumIsThatOfTheBytes(int size) {
        BenchData data = new BenchData(size);
        for (int i = 0; i < RUNS; i++) {
            data.change(random.nextInt());
            assertThat(data.sum()).as("run %d", i).isEqualTo(SumReference.sum(data.bytes()));
            if (random.nextInt(4) == 0) {
                data.conserve();
                assertThat(SumReference.sum(data.bytes())).as("run %d", i).isZero();
                assertThat(data.sum()).isZero();
            }
        }
    }

    /** Code that updates a sum by the bytes that change must read each of them before and after: about half of all. */
    @ParameterizedTest
    @ValueSource(ints = {2048, 12_288, 1 << 20})
    void aQuarterOfTheBytesChangesWithEachRun(int size) {
        BenchData data = new BenchData(size);
        long changed = 0;
        for (int i = 0; i < RUNS; i++) {
            byte[] before = data.bytes().clone();
            data.change(random.nextInt());
            for (int at = 0; at < size; at++) {
                changed += before[at] == data.bytes()[at] ? 0 : 1;
            }
        }
        assertThat(changed / (double) RUNS / size).isBetween(0.2, 0.27);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12_288})
    void eachBeginsAfresh(int size) {
        BenchData data = new BenchData(size);
        byte[] begin = data.bytes().clone();
        data.change(0x87654321);
        assertThat(new BenchData(size).bytes()).isEqualTo(begin).isNotEqualTo(data.bytes());
    }
}
