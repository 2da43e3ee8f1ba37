package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.CompactRangeReference.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactRangeReferenceTest {
    private static final byte[] DATA = new byte[2_000];

    static {
        new Random(7).nextBytes(DATA);
    }

    private static Part part(int from, int to) {
        return new Part(from, Arrays.copyOfRange(DATA, from, to));
    }

    @Test
    void everyOrderOfEveryCutGivesTheTreeWitness() {
        for (int one = 256; one < 2_000; one += 256) {
            for (int two = one + 256; two < 2_000; two += 256) {
                List<Part> parts = new ArrayList<>(List.of(part(0, one), part(one, two), part(two, 2_000)));
                for (int turn = 0; turn < 3; turn++) {
                    Collections.rotate(parts, 1);
                    assertThat(CompactRangeReference.witness(8, 2_000, parts))
                            .isEqualTo(TreeWitnessReference.witness(DATA, 8));
                }
            }
        }
    }

    @Test
    void everythingButTheWholeIsRefused() {
        assertRefused("begin at 0, got 256", 2_000, part(256, 2_000));
        assertRefused("begin at 256, got 512", 2_000, part(0, 256), part(512, 2_000));
        assertRefused("end at 2000, got 1999", 2_000, part(0, 1_999));
        assertRefused("end at 1999, got 2000", 1_999, part(0, 2_000));
        assertRefused("begin at 2000, got 256", 2_000, part(0, 2_000), part(256, 512));
        assertRefused("multiple of 256, got 300", 2_000, part(0, 300), part(300, 2_000));
        assertRefused("end at 2000, got 0", 2_000);
        assertRefused("length", 0, part(0, 256));
        assertRefused("part", 2_000, part(0, 2_000), null);
        assertRefused("data of part", 2_000, part(0, 2_000), new Part(2_048, new byte[0]));
        assertRefused("at must be", 2_000, part(0, 2_000), new Part(-256, new byte[256]));
        assertRefused("at must be", Long.MAX_VALUE, part(0, 2_000), new Part(Long.MAX_VALUE - 255, new byte[256]));
    }

    private static void assertRefused(String culprit, long length, Part... parts) {
        assertInvalid(culprit, () -> CompactRangeReference.witness(8, length, Arrays.asList(parts)));
    }
}
