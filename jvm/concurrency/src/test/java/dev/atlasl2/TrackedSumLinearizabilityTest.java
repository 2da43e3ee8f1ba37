package dev.atlasl2;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A sum that only grows by 1 is linearizable, because it had every value between the first and the last read of a
 * stripe. {@link TrackedSumStress} shows what reads of other sums may see.
 */
class TrackedSumLinearizabilityTest {
    /** Two stripes, so that a read reads both, one after the other. */
    public static class Counter {
        private final TrackedSum sum = new TrackedSum(94, new Stripes(2));

        @Operation
        public void increment() {
            sum.deltaByte(7, 8);
        }

        @Operation
        public int value() {
            return sum.value();
        }
    }

    /** One call after the other. */
    public static class Model {
        private int value = 94;

        public void increment() {
            value = (value + 1) % 96;
        }

        public int value() {
            return value;
        }
    }

    @Test
    void aCounterIsLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Counter.class, Model.class);
    }

    @Test
    void aCounterIsLinearizableUnderStress() {
        Linearizability.isStressed(Counter.class, Model.class);
    }
}
