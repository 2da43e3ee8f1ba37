package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCandidatesTest {
    private static final VectorModule ABSENT = FakeModule.absent("no module");
    private static final VectorModule PRESENT = FakeModule.of(bits -> new Named("vector-" + (bits == 0 ? 256 : bits)));

    private record Named(String name) implements Kernel {
        @Override
        public long total(byte[] data, int offset, int length) {
            throw new UnsupportedOperationException("only to be chosen");
        }
    }

    private static Choice<Kernel> choose(VectorModule vectors, String wanted, String required) {
        return new KernelCandidates(vectors, 0).forced("atlas.kernel", wanted, required);
    }

    @Test
    void swarIsTakenWhereVectorsAreNotAndSaysSo() {
        Choice<Kernel> choice = choose(ABSENT, "vector", null);
        assertThat(choice.describe()).isEqualTo("swar: forced; no module");
        assertThat(choice.level()).isEqualTo(Level.INFO);
        assertThat(choose(PRESENT, "vector", null).level()).isEqualTo(Level.OFF);
    }

    @ParameterizedTest
    @CsvSource({"plain,plain", "swar,swar", "vector,vector-256", "vector-128,vector-128", "vector-512,vector-512"})
    void aForcedKernelIsTaken(String wanted, String kernel) {
        assertThat(choose(PRESENT, wanted, null).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, wanted, wanted).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, null, wanted).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, null, wanted).name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, wanted, null).reason()).startsWith("forced").doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vector", "vector-256"})
    void aRequiredKernelIsNeverReplaced(String required) {
        Choice<Kernel> choice = choose(ABSENT, null, required);
        assertThat(choice.value()).isNull();
        assertThat(choice.reason())
                .contains("atlas.kernel.require is " + required)
                .contains("swar")
                .contains("no module");
    }

    @Test
    void aForcedKernelThatIsNotTheRequiredOneIsRefused() {
        assertThat(choose(PRESENT, "swar", "vector").value()).isNull();
        assertThat(choose(PRESENT, "vector-128", "vector-256").value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SWAR", "vector-1024", "vector-", "avx"})
    void unknownNamesAreRefusedWithTheKnownOnes(String name) {
        assertThat(choose(PRESENT, name, null).value()).isNull();
        assertThat(choose(PRESENT, name, null).describe())
                .isEqualTo("none: atlas.kernel must be one of plain, swar, vector, vector-128, vector-256, vector-512,"
                        + " got \"" + name + '"');
        assertThat(choose(PRESENT, null, name).describe())
                .contains("atlas.kernel.require must be one of")
                .endsWith("got \"" + name + '"');
    }

    @Test
    void theKernelOfThisJvmSaysWhyItWasChosen() {
        assertThat(CurrentKernel.describe())
                .startsWith(CurrentKernel.get().name() + ": ")
                .doesNotContain("\n");
    }
}
