package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelCandidatesTest {
    private static final VectorModule ABSENT = FakeModule.absent("no module");
    private static final VectorModule PRESENT = FakeModule.of(new KernelProvider() {
        @Override
        public Kernel kernel(int bits) {
            return new Named("vector-" + (bits == 0 ? 256 : bits));
        }

        @Override
        public Kernel carrySave() {
            return new Named("vector-512-carry-save");
        }
    });

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
    @CsvSource({
        "plain,plain",
        "swar,swar",
        "vector,vector-256",
        "vector-128,vector-128",
        "vector-512,vector-512",
        "vector-512-carry-save,vector-512-carry-save"
    })
    void aForcedKernelIsTaken(String wanted, String kernel) {
        assertThat(choose(PRESENT, wanted, null).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, wanted, wanted).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, null, wanted).get().name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, null, wanted).name()).isEqualTo(kernel);
        assertThat(choose(PRESENT, wanted, null).reason()).startsWith("forced").doesNotContain("null");
    }

    /** It is a kernel of that width and family. */
    @Test
    void carrySaveAddersMeetTheirWidth() {
        for (String required : new String[] {"vector", "vector-512"}) {
            assertThat(choose(PRESENT, "vector-512-carry-save", required).describe())
                    .isEqualTo("vector-512-carry-save: forced; vectors of 512 bits");
        }
        assertThat(choose(PRESENT, "vector-512", "vector-512-carry-save").value())
                .isNull();
    }

    @Test
    void aModuleWithoutCarrySaveAddersSaysSo() {
        VectorModule older = FakeModule.of(bits -> new Named("vector-" + bits));
        assertThat(choose(older, "vector-512-carry-save", null).describe())
                .isEqualTo("swar: forced; this provider has no carry-save adders");
    }

    /** Which kernel is faster depends on the processor, so only the ratio counts. */
    @Test
    void carrySaveAddersMustWinClearly() {
        KernelCandidates candidates = new KernelCandidates(PRESENT, 0);
        Choice<Kernel> vector = candidates.challenger("vector-512");
        Choice<Kernel> adders = candidates.challenger("vector-512-carry-save");
        assertThat(candidates.outcome(vector, adders, 1.256).describe())
                .isEqualTo("vector-512-carry-save: vectors of 512 bits; carry-save adders at 1.26 times vector-512");
        assertThat(candidates.outcome(vector, adders, 1.256).value()).isSameAs(adders.value());
        assertThat(candidates.outcome(vector, adders, 1.04).describe())
                .isEqualTo("vector-512: vectors of 512 bits; carry-save adders at 1.04 times vector-512");
        assertThat(candidates.outcome(vector, adders, 1.04).value()).isSameAs(vector.value());
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
    @ValueSource(strings = {"", "SWAR", "vector-1024", "vector-", "vector-256-carry-save", "vector-carry-save", "avx"})
    void unknownNamesAreRefusedWithTheKnownOnes(String name) {
        assertThat(choose(PRESENT, name, null).value()).isNull();
        assertThat(choose(PRESENT, name, null).describe())
                .isEqualTo("none: atlas.kernel must be one of plain, swar, vector, vector-128, vector-256, vector-512,"
                        + " vector-512-carry-save, got \"" + name + '"');
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
