package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.wasm.lowering.Lowering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of the modules are equal byte for byte: Maven's build, and one in a process with another JVM, locale, time
 * zone and encoding. Identity hashes differ there, and with them the order of hash sets of objects.
 */
class SameBytesTest {
    private static final Path BUILT = Path.of(System.getProperty("atlas.wasm"));
    private static final int PAGES = 2;
    private static final int MAX_PAGES = 65_536;

    @TempDir
    Path again;

    @Test
    void anotherBuildGivesTheSameBytes() throws Exception {
        Path log = again.resolve("log");
        Process teavm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=3",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Apia",
                        "-Dfile.encoding=ISO-8859-9",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TeavmRun.class.getName(),
                        System.getProperty("basedir") + "/pom.xml",
                        again.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!teavm.waitFor(2, TimeUnit.MINUTES)) {
            teavm.destroyForcibly();
        }
        assertThat(teavm.waitFor()).as(Files.readString(log)).isZero();
        byte[] compiled = Files.readAllBytes(again.resolve("kernels.teavm.wasm"));
        assertThat(compiled).isEqualTo(Files.readAllBytes(BUILT.resolve("kernels.teavm.wasm")));
        Map<String, String[]> exports = Map.of("simd", new String[0], "base", new String[0], "threads", new String[] {
            "version",
            "heap_base",
            "budget_create",
            "budget_available",
            "budget_allocate",
            "budget_allocate_all",
            "budget_release"
        });
        for (String engine : exports.keySet()) {
            assertThat(Lowering.lower(compiled, engine, PAGES, MAX_PAGES, exports.get(engine)))
                    .as(engine)
                    .isEqualTo(Files.readAllBytes(BUILT.resolve(engine + ".wasm")));
        }
    }
}
