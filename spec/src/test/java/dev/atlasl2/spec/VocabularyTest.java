package dev.atlasl2.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.atlasl2.spec.reference.VersionReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final byte[] DIGEST = new byte[32];

    @Test
    void errorCodesHaveTheirNumbersAndNames() {
        assertThat(ErrorCode.values())
                .extracting(Enum::name)
                .containsExactly("OK", "INVALID", "MEMORY", "STATE", "BUDGET", "CONSERVATION", "WITNESS", "DESTROYED");
        for (int number = 0; number < 8; number++) {
            assertThat(ErrorCode.of(number).number()).isEqualTo(number);
            assertThat(List.of(ErrorCode.values()).indexOf(ErrorCode.of(number)))
                    .isEqualTo(number);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorCode.of(8))
                .withMessage("number must be 0..7, got 8");
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorCode.of(-1));
    }

    @Test
    void unitsFitTogether() {
        assertThat(Limits.STRUCTURE_BYTES).isEqualTo(48 * Limits.PAGE_BYTES).isEqualTo(128 * Limits.MODULUS);
        assertThat(Limits.CYCLE_BYTES).isEqualTo(3 * Limits.PAGE_BYTES).isEqualTo(8 * Limits.MODULUS);
        assertThat(Limits.MAX_WINDOW_BYTES).isEqualTo(1_048_576);
    }

    @Test
    void versionIsPackedAndWritten() {
        assertThat(VersionReference.packed()).isEqualTo(65_536);
        assertThat(VersionReference.text()).isEqualTo("1.0.0");
    }

    @Test
    void aRefusalCarriesItsCodeAndIsNeverOk() {
        AtlasException refusal = new AtlasException(ErrorCode.BUDGET, "n must be at most 3, got 4");
        assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET);
        assertThat(refusal).hasMessage("BUDGET: n must be at most 3, got 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new AtlasException(ErrorCode.OK, "fine"));
        assertThatNullPointerException().isThrownBy(() -> new AtlasException(null, "why"));
    }

    @Test
    void aWitnessIsImmutable() {
        byte[] digest = new byte[32];
        Witness witness = new Witness(Witness.Kind.FLAT, 0, digest, 1, 0, 0, 0);
        digest[0] = 1;
        witness.digest()[1] = 1;
        assertThat(witness.digest()).containsOnly(0);
    }

    @Test
    void everyComponentCountsInEquality() {
        Witness witness = new Witness(Witness.Kind.TREE, 8, DIGEST, 1, 0, 0, 0);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(witness)
                .isEqualTo(new Witness(Witness.Kind.TREE, 8, new byte[32], 1, 0, 0, 0))
                .hasSameHashCodeAs(new Witness(Witness.Kind.TREE, 8, new byte[32], 1, 0, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.FLAT, 0, DIGEST, 1, 0, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 9, DIGEST, 1, 0, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 8, other, 1, 0, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 8, DIGEST, 2, 0, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 8, DIGEST, 1, 1, 0, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 8, DIGEST, 1, 0, 1, 0));
        assertThat(witness).isNotEqualTo(new Witness(Witness.Kind.TREE, 8, DIGEST, 1, 0, 0, 1));
        assertThat(witness.toString()).contains("2^8-byte leaves", "length 1");
    }

    @Test
    void aWitnessRefusesWhatIsOutOfRange() {
        assertInvalid("kind must be given, got null", () -> new Witness(null, 0, DIGEST, 1, 0, 0, 0));
        assertInvalid("digest must be given, got null", () -> new Witness(Witness.Kind.FLAT, 0, null, 1, 0, 0, 0));
        assertInvalid("32 bytes", () -> new Witness(Witness.Kind.FLAT, 0, new byte[31], 1, 0, 0, 0));
        assertInvalid("leafLog2", () -> new Witness(Witness.Kind.FLAT, 8, DIGEST, 1, 0, 0, 0));
        assertInvalid("leafLog2", () -> new Witness(Witness.Kind.TREE, 7, DIGEST, 1, 0, 0, 0));
        assertInvalid("leafLog2", () -> new Witness(Witness.Kind.TREE, 17, DIGEST, 1, 0, 0, 0));
        assertInvalid("resonance must be 0..95, got 96", () -> new Witness(Witness.Kind.FLAT, 0, DIGEST, 1, 96, 0, 0));
        assertInvalid("resonance", () -> new Witness(Witness.Kind.FLAT, 0, DIGEST, 1, -1, 0, 0));
        assertInvalid("flags", () -> new Witness(Witness.Kind.FLAT, 0, DIGEST, 1, 0, 0, 256));
        assertInvalid("flags", () -> new Witness(Witness.Kind.FLAT, 0, DIGEST, 1, 0, 0, -1));
    }

    private static void assertInvalid(String inMessage, Runnable call) {
        assertThatExceptionOfType(AtlasException.class)
                .isThrownBy(call::run)
                .withMessageContaining(inMessage)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID));
    }
}
