package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.WitnessRecordReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessRecordTest {
    private static final Witness FLAT = Witnesses.flat(new byte[] {1, 2, 3});
    private static final Witness TREE =
            new Witness(Witness.Kind.TREE, 16, FLAT.digest(), -1L, 95, Long.MIN_VALUE + 0x0102_0304, 255);

    @Test
    void recordsAreThoseOfTheReferenceAndComeBack() {
        for (Witness witness : List.of(FLAT, TREE)) {
            byte[] record = WitnessRecord.encode(witness);
            assertThat(record).isEqualTo(WitnessRecordReference.encode(witness));
            assertThat(WitnessRecord.decode(record)).isEqualTo(witness);
        }
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertInvalid(() -> WitnessRecord.decode(null));
        assertInvalid(() -> WitnessRecord.decode(new byte[63])).contains("64, got 63");
        assertInvalid(() -> WitnessRecord.decode(new byte[65]));
        assertInvalid(() -> WitnessRecord.decode(changed(48, 96))).contains("resonance");
        assertInvalid(() -> WitnessRecord.decode(changed(49, 2))).contains("kind");
        assertInvalid(() -> WitnessRecord.decode(changed(50, 8))).contains("leafLog2");
        for (int at = 52; at < 64; at++) {
            int index = at;
            assertInvalid(() -> WitnessRecord.decode(changed(index, 0x80))).contains("byte " + at);
        }
        byte[] empty = WitnessRecord.encode(FLAT);
        empty[32] = 0;
        assertInvalid(() -> WitnessRecord.decode(empty)).contains("length");
        assertInvalid(() -> WitnessRecord.encode(null));
        assertInvalid(() -> WitnessRecord.encode(new Witness(Witness.Kind.FLAT, 0, new byte[32], 0, 0, 0, 0)));
    }

    private static byte[] changed(int at, int value) {
        byte[] record = WitnessRecord.encode(FLAT);
        record[at] = (byte) value;
        return record;
    }
}
