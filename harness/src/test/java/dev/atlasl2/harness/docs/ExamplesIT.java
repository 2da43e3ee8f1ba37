package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked adapters of harness/examples: each is certified, by the command that its README gives. */
class ExamplesIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final int MOST_LINES = 150;
    private static final int MINUTES = 8;

    @TempDir
    Path folder;

    /** @param needs a command that ends with 0 where the example can be built and run, and otherwise what to install */
    record Example(String name, String adapter, List<String> needs, String cure, String target) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(new Example(
                "python",
                "python/adapter.py",
                List.of("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))"),
                "install Python 3.10 or later",
                "python=command:python3 harness/examples/python/adapter.py"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsCertifiedByTheCommandOfItsReadme(Example example) throws Exception {
        assertThat(Files.readAllLines(HOME.resolve("harness/examples").resolve(example.adapter))).hasSizeLessThan(MOST_LINES);
        assertThat(HOME.resolve("harness/examples/README.md")).content().contains("'" + example.target + "'");
        assumeTrue(run(example.needs) == 0, example.cure);

        int status = run(List.of("./atlas", "certify", "--target", example.target, "--floors", "off", "--out", folder.toString()));

        assertThat(status).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(folder.resolve("certificate.json")).content().contains("\"id\": \"" + example.name + '"');
    }

    private int run(List<String> command) throws Exception {
        Path log = folder.resolve("log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            return 127;
        }
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
