package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizingCompilerTest {
    private static final String SERVER = "OpenJDK 64-Bit Server VM";

    @ParameterizedTest
    @CsvSource({"'interpreted mode, sharing', -Xint", "'mixed mode, emulated-client, sharing', TieredStopAtLevel"})
    void whatRunsWithoutItIsTold(String info, String option) {
        assertThat(OptimizingCompiler.missing(SERVER, info)).contains(option);
    }

    @ParameterizedTest
    @CsvSource({
        "OpenJDK Client VM, mixed mode",
        "OpenJDK 64-Bit Minimal VM, mixed mode",
        "OpenJDK 64-Bit Zero VM, interpreted mode"
    })
    void soIsAJvmThatNeverHasIt(String name, String info) {
        assertThat(OptimizingCompiler.missing(name, info)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "OpenJDK 64-Bit Server VM, 'mixed mode, sharing'", "OpenJDK 64-Bit Server VM, compiled mode",
        "Eclipse OpenJ9 VM, 'JRE 25 Linux amd64-64-Bit Compressed References'", "'', ''"
    })
    void elseTheRaceDecides(String name, String info) {
        assertThat(OptimizingCompiler.missing(name, info)).isNull();
    }
}
