package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.kernel.VectorModule.OfThisJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorModuleTest {
    private static final String FLAG = "--add-modules jdk.incubator.vector";

    @Test
    void theFlagIsAdvisedWhereNothingElseIsMissing() {
        assertThat(OfThisJvm.missing(25, true, true, false)).contains(FLAG);
        assertThat(OfThisJvm.missing(31, true, true, false)).contains(FLAG);
    }

    /** In each case one fact makes the flag useless. */
    @ParameterizedTest
    @CsvSource({
        "17, true, true, false, Java 25",
        "24, true, true, true, Java 25",
        "25, false, true, false, atlas-l2-vector",
        "25, true, false, false, comes without the module",
        "17, false, false, false, Java 25"
    })
    void theFlagIsNotAdvisedWhereItWouldNotHelp(
            int java, boolean installed, boolean observable, boolean resolved, String advice) {
        assertThat(OfThisJvm.missing(java, installed, observable, resolved))
                .contains(advice)
                .doesNotContain("--add-");
    }

    @Test
    void nothingIsMissingOnceTheModuleIsThere() {
        assertThat(OfThisJvm.missing(25, true, true, true)).isNull();
        assertThat(OfThisJvm.missing(26, false, true, true)).isNull(); // the lookup reports it
    }

    /** These tests have no vector jar. */
    @Test
    void theReasonOfThisJvmNamesWhatIsMissingFirst() {
        assertThat(new OfThisJvm().isInstalled()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new OfThisJvm().provider())
                .withMessageContaining("atlas-l2-vector")
                .withMessageNotContaining(FLAG);
    }
}
