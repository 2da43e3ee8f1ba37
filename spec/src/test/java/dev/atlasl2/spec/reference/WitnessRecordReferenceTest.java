package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WitnessRecordReferenceTest {
    private static final String DIGEST = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String RECORD =
            DIGEST + "0807060504030201" + "f8f7f6f5f4f3f2f1" + "5f" + "01" + "0c" + "80" + "00".repeat(12);
    private static final Witness WITNESS =
            new Witness(Witness.Kind.TREE, 12, Bytes.hex(DIGEST), 0x0102030405060708L, 95, 0xf1f2f3f4f5f6f7f8L, 128);

    @Test
    void everyFieldHasItsPlace() {
        assertThat(Bytes.hex(WitnessRecordReference.encode(WITNESS))).isEqualTo(RECORD);
        assertThat(WitnessRecordReference.decode(Bytes.hex(RECORD))).isEqualTo(WITNESS);
    }

    @Test
    void flatWitnessesHaveKindAndKZero() {
        byte[] record = WitnessRecordReference.encode(FlatWitnessReference.witness(Bytes.of(7)));
        assertThat(record[49]).isZero();
        assertThat(record[50]).isZero();
        assertThat(WitnessRecordReference.decode(record)).isEqualTo(FlatWitnessReference.witness(Bytes.of(7)));
    }

    /**
     * Every value of every byte after the timestamp: decoded to what encodes to the same bytes, or refused, by the
     * table of S13.1.
     */
    @Test
    void everyByteIsDecodedOrRefusedByTheTable() {
        for (int at = 48; at < 64; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] record = Bytes.hex(RECORD);
                record[at] = (byte) value;
                boolean fits = switch (at) {
                    case 48 -> value <= 95;
                    case 49 -> value == 1;
                    case 50 -> value >= 8 && value <= 16;
                    case 51 -> true;
                    default -> value == 0;
                };
                if (fits) {
                    assertThat(WitnessRecordReference.encode(WitnessRecordReference.decode(record)))
                            .isEqualTo(record);
                } else {
                    assertInvalid("got ", () -> WitnessRecordReference.decode(record));
                }
            }
        }
    }

    @Test
    void lengthIsAnyUnsignedNumberButZero() {
        byte[] record = Bytes.hex(RECORD);
        Arrays.fill(record, 32, 40, (byte) 255);
        assertThat(WitnessRecordReference.decode(record).length()).isEqualTo(-1);
        Arrays.fill(record, 32, 40, (byte) 0);
        assertInvalid("length of record must be at least 1, got 0", () -> WitnessRecordReference.decode(record));
        Witness empty = new Witness(Witness.Kind.FLAT, 0, new byte[32], 0, 0, 0, 0);
        assertInvalid("length of witness must be at least 1, got 0", () -> WitnessRecordReference.encode(empty));
    }

    @Test
    void refusesOtherSizes() {
        assertInvalid("length of record must be 64, got 63", () -> WitnessRecordReference.decode(new byte[63]));
        assertInvalid("got 65", () -> WitnessRecordReference.decode(new byte[65]));
        assertInvalid("got 0", () -> WitnessRecordReference.decode(new byte[0]));
        assertInvalid("record must be given", () -> WitnessRecordReference.decode(null));
        assertInvalid("witness must be given", () -> WitnessRecordReference.encode(null));
    }
}
