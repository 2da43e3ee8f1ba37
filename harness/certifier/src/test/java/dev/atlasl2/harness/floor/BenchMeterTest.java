package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BenchMeterTest {
    @Test
    void whatARequestCostsBesidesItsRunsIsLeftOut() {
        assertThat(seconds(1_000, 50_000, 100, 200)).isEqualTo(1e-6);
    }

    @Test
    void aDifferenceThatTheWholeContradictsDoesNotCount() {
        // 200 runs take 1 ms: 5 us each, however little later than 100 runs they are done
        assertThat(BenchMeter.seconds(100, 990_000, 200, 1_000_000)).isEqualTo(5e-6);
        assertThat(BenchMeter.seconds(100, 1_000_000, 200, 1_000_000)).isEqualTo(5e-6);
        assertThat(BenchMeter.seconds(100, 1_200_000, 200, 1_000_000)).isEqualTo(5e-6);
    }

    @Test
    void aDisturbedLongRequestReadsNoSlowerThanItWas() {
        assertThat(BenchMeter.seconds(100, 100_000, 200, 400_000)).isEqualTo(2e-6);
    }

    /** A target cannot give its answers before its work is done, whatever it does with them. */
    @Test
    void noDelayMakesARunMoreThanATenthFaster() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long few = random.nextLong(1, 1_000);
            long many = few + random.nextLong(1, 1_000);
            long work = random.nextLong(1, 100_000);
            long shorter = few * work + random.nextLong(1 + random.nextLong(100_000_000));
            long longer = many * work + (random.nextBoolean() ? 0 : random.nextLong(100_000_000));
            assertThat(BenchMeter.seconds(few, shorter, many, longer)).isGreaterThanOrEqualTo(0.9 * work / 1e9 - 1e-15);
        }
    }

    private static double seconds(long nanosOfARun, long fixed, long few, long many) {
        return BenchMeter.seconds(few, fixed / 10 + few * nanosOfARun, many, fixed / 10 + many * nanosOfARun);
    }
}
