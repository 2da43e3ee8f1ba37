package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Conservation;
import dev.atlasl2.spec.Limits;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars as users get them, in real JVMs: which kernel comes up on which way, and what is said about it. */
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
    void classPathWithoutFlagIsSwarAndNamesTheFlagOnce() {
        Launch run = Launch.java("-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63");
        assertThat(run.err()).containsOnlyOnce(FLAG);
    }

    @Test
    void classPathWithFlagIsVector() {
        Launch run = Launch.java("--add-modules", "jdk.incubator.vector",
                "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
        assertThat(run.err()).doesNotContain(FLAG);
    }

    @Test
    void coreAloneIsSwarAndSaysNothing() {
        Launch run = Launch.java("-cp", Launch.path(core, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void everyForcedWidthAnswersRight() {
        for (String width : new String[] {"vector-128", "vector-256", "vector-512"}) {
            Launch run = Launch.java("-Datlas.kernel=" + width, "-Datlas.kernel.require=" + width,
                    "-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
            assertThat(run.out()).startsWith(width + ": forced; ").contains("sum 63");
        }
    }

    @Test
    void plainAndSwarCanBeForcedWhereVectorsAre() {
        for (String name : new String[] {"plain", "swar"}) {
            Launch run = Launch.java("-Datlas.kernel=" + name,
                    "-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
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
        Launch run = Launch.java("-Datlas.kernel.require=vector",
                "-p", Launch.path(both, app), "-m", SampleApp.MODULE_MAIN);
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
        Path image = SampleApp.link(folder.resolve("image"), Launch.path(both, app));
        Launch run = Launch.program(image.resolve("bin").resolve("java"), "-m", SampleApp.MODULE_MAIN);
        assertThat(run.out()).startsWith("vector-").contains("sum 63");
    }

    @Test
    void java17IsSwar() {
        Launch run = Launch.program(Java17.find(), "-cp", Launch.path(core, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: ").contains("sum 63", "on Java 17");
    }

    /** The vector jar is of Java 25: on 17 it is passed over, also where the flag was given. */
    @Test
    void java17PassesOverTheVectorJar() {
        Launch run = Launch.program(Java17.find(), "--add-modules", "jdk.incubator.vector",
                "-cp", Launch.path(both, app), SampleApp.MAIN);
        assertThat(run.out()).startsWith("swar: the vector kernel cannot run here").contains("sum 63", "on Java 17");
    }
}
