package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked adapters in harness/adapters: each is certified by the command that the README there gives, in a folder
 * that has nothing but the adapter, as a checkout in which nothing was built.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExamplesIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final int MAX_LINES = 150;
    private static final int MINUTES = 8;

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
    }

    /**
     * @param name also of its folder
     * @param layer its files that are the implementation, which may be long; those of the adapter may not
     * @param needs a command that ends with 0 where the example can be built and run
     * @param cure what to install where it does not
     * @param build the command that builds it; empty where there is nothing to build
     */
    record Example(String name, List<String> layer, String needs, String cure, String build, String target) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        "python",
                        List.of("atlas_l2.py"),
                        "python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'",
                        "install Python 3.10 or later",
                        "",
                        "python=command:python3 harness/adapters/python/adapter.py"),
                new Example(
                        "c",
                        List.of("atlas_l2.c", "tree.c"),
                        "echo '#include <jansson.h>' | cc -E -",
                        "install a C compiler and jansson, in Debian gcc, libc6-dev and libjansson-dev",
                        "mkdir -p target && cc -O2 -o target/atlas-l2-c harness/adapters/c/*.c -ljansson -lpthread",
                        "c=command:target/atlas-l2-c"),
                new Example(
                        "go",
                        List.of("layer.go", "tree.go"),
                        "go version | grep -E 'go1\\.(19|[2-9][0-9])'",
                        "install Go 1.19 or later, in Debian golang-go",
                        "mkdir -p target && (cd harness/adapters/go && go build -buildvcs=false -o ../../../target/atlas-l2-go .)",
                        "go=command:target/atlas-l2-go"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsCertifiedByTheCommandOfItsReadme(Example example) throws Exception {
        try (Stream<Path> files = Files.list(HOME.resolve("harness/adapters").resolve(example.name))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file ->
                                    !example.layer.contains(file.getFileName().toString())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(MAX_LINES));
        }
        assertThat(HOME.resolve("harness/adapters/README.md"))
                .content()
                .contains("'" + example.target + "'", example.build);
        copy(example.name);
        assumeTrue(
                run("sh", "-c", example.needs) == 0,
                "no tools for the example " + example + "; to run it: " + example.cure);
        assertThat(run("sh", "-c", example.build)).as(log()).isZero();

        int status = run(
                HOME.resolve("atlas").toString(),
                "certify",
                "--target",
                example.target,
                "--floors",
                "off",
                "--out",
                "certificate");

        assertThat(status).as(log()).isZero();
        assertThat(checkout.resolve("certificate/certificate.json"))
                .content()
                .contains("\"id\": \"" + example.name + '"');
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("harness/adapters").resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = checkout.resolve(HOME.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
