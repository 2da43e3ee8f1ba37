package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.Conservation;
import dev.atlasl2.spec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars as users get them, in real JVMs: which kernel is chosen in which set-up, and how that is reported. */
class InstalledIT {
    private static final String FLAG = "--add-modules jdk.incubator.vector";

    @TempDir
    private static Path folder;

    private static Path app;
    private static String core;
    private static String both;

    @BeforeAll
    static void buildApp() {
        core = Launch.path(Launch.jarOf(Conservation.class), Launch.jarOf(Limits.class));
        both = Launch.path(Launch.jarOf(Segments.class), core);
        app = SampleApp.compile(folder.resolve("app"), core);
    }

    @Test
    void modulePathNeedsNoFlag() {
        Launch run = Launch.java("-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
        assertThat(run.exit()).isZero();
    }

    @Test
    void modulePathWithCoreAloneIsSwar() {
        Launch run = Launch.java("-p", Launch.path(core, app), "-m", SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63");
    }

    @Test
    void classPathWithoutFlagIsSwarAndNamesTheFlagWhenItIsAsked() {
        Launch run = Launch.java("-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: ").containsOnlyOnce(FLAG).contains("sum 63");
        assertThat(run.err()).isEmpty();
    }

    /** {@code System.Logger} is quiet at DEBUG by default. */
    @Test
    void theLogNamesTheFlagOnceAtDebug() throws IOException {
        Path levels = Files.writeString(folder.resolve("logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = FINE
                dev.atlasl2.level = FINE
                """);
        Launch run =
                Launch.java("-Djava.util.logging.config.file=" + levels, "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.err()).containsOnlyOnce(FLAG);
    }

    @Test
    void classPathWithFlagIsVector() {
        Launch run =
                Launch.java("--add-modules", "jdk.incubator.vector", "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
        assertThat(run.err()).doesNotContain(FLAG);
    }

    @Test
    void coreAloneIsSwarAndSaysNothing() {
        Launch run = Launch.java("-cp", Launch.path(core, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63").doesNotContain(FLAG);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyForcedWidthAnswersRight() {
        for (String width : new String[] {"vector-128", "vector-256", "vector-512"}) {
            Launch run = Launch.java(
                    "-Datlas.kernel=" + width,
                    "-Datlas.kernel.require=" + width,
                    "-p",
                    Launch.path(both, app),
                    "-m",
                    SampleApp.MODULE_MAIN);
            assertThat(run.out()).startsWith(width + ": forced; ").contains("sum 63");
        }
    }

    @Test
    void plainAndSwarCanBeForcedWhereVectorsAre() {
        for (String name : new String[] {"plain", "swar"}) {
            Launch run =
                    Launch.java("-Datlas.kernel=" + name, "-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
            assertThat(run.out()).startsWith(name + ": forced").contains("sum 63");
        }
    }

    @Test
    void requiredVectorThatIsNotThereFailsAndSaysWhatWouldHelp() {
        Launch run = Launch.java("-Datlas.kernel.require=vector", "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).contains("IllegalStateException", "atlas.kernel.require is vector", "swar", FLAG);
        assertThat(run.out()).doesNotContain("sum 63");
    }

    @Test
    void requiredVectorThatIsThereIsTaken() {
        Launch run =
                Launch.java("-Datlas.kernel.require=vector", "-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
    }

    @Test
    void unknownKernelFailsAndNamesTheKnownOnes() {
        for (String property : new String[] {"atlas.kernel", "atlas.kernel.require"}) {
            Launch run = Launch.java("-D" + property + "=sse", "-cp", Launch.path(core, app), SampleApp.MAIN);
            assertThat(run.exit()).isNotZero();
            assertThat(run.err()).contains(property + " must be one of plain, swar, vector, ", "got \"sse\"");
            assertThat(run.out()).doesNotContain("sum 63");
        }
    }

    @Test
    void segmentsWorkWithoutTheIncubatorModule() {
        Path segments = SampleApp.compileSegments(folder.resolve("segments"), both);
        Launch run = Launch.java("-cp", Launch.path(both, segments), SampleApp.SEGMENTS);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63");
    }

    @Test
    void linkedImageIsVector() {
        Path image = SampleApp.link(
                folder.resolve("image"), Launch.path(both, app), SampleApp.MODULE + ",dev.atlasl2.vector");
        Launch run = Launch.program(image.resolve("bin").resolve("java"), "-m", SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
    }

    @Test
    void linkedImageOfCoreAloneIsSwarAndHasNoIncubatorModule() {
        Path image = SampleApp.link(folder.resolve("image-core"), Launch.path(core, app), SampleApp.MODULE);
        Path java = image.resolve("bin").resolve("java");
        assertThat(Launch.program(java, "-m", SampleApp.MODULE_MAIN).out())
                .startsWith("swar: ")
                .contains("sum 63");
        assertThat(Launch.program(java, "--list-modules").out())
                .contains("java.base")
                .doesNotContain("incubator");
    }

    @Test
    void modulePathWithoutTheIncubatorModuleIsSwar() {
        Launch run = Launch.java(
                "--limit-modules",
                "java.base," + SampleApp.MODULE,
                "-p",
                Launch.path(core, app),
                "-m",
                SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21})
    void olderJavaIsSwar(int version) {
        Path java = find(version);
        for (String[] way : new String[][] {
            {"-cp", Launch.path(core, app), SampleApp.MAIN}, {"-p", Launch.path(core, app), "-m", SampleApp.MODULE_MAIN}
        }) {
            Launch run = Launch.program(java, way);
            assertThat(run.out()).startsWith("swar: ").contains("sum 63", "on Java " + version);
            assertThat(run.err()).isEmpty();
        }
    }

    /** The vector jar is of Java 25: an older Java ignores it, even if the flag was given. */
    @ParameterizedTest
    @ValueSource(ints = {17, 21})
    void olderJavaPassesOverTheVectorJar(int version) {
        Launch run = Launch.program(
                find(version), "--add-modules", "jdk.incubator.vector", "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out())
                .startsWith("swar: vectors need Java 25 or later, this is Java " + version)
                .doesNotContain(FLAG)
                .contains("sum 63", "on Java " + version);
    }

    /** The build needs a Java 17; without a Java 21 the test is shown as skipped, with the way to run it. */
    private static Path find(int version) {
        Optional<Path> java = InstalledJava.find(version);
        String fix =
                "no Java " + version + " here; to run it: install one, or name its folder with -Datlas.java" + version;
        assertThat(version > 17 || java.isPresent()).as(fix).isTrue();
        assumeTrue(java.isPresent(), fix);
        return java.get();
    }
}
