package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** The example of the API's documentation, which shows the region of this file. */
class ExamplesTest {
    @Test
    void segments() {
        // @start region=segments
        MemorySegment memory = Arena.ofAuto().allocate(1 << 20); // outside the heap
        Segments.fill(memory, 7); // the last byte makes the sum 0
        boolean isConserved = Segments.check(memory); // true
        Witness witness = Witnesses.treeWitness(Segments.region(memory), 12); // leaves of 4,096 bytes
        // @end
        assertThat(isConserved).isTrue();
        assertThat(witness.length()).isEqualTo(1 << 20);
    }
}
