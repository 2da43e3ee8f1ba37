package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installations by package managers that are scripts on a special PATH. */
class InstallerTest {
    private static final Installation ONE =
            new Installation("deno@1", Map.of(), List.of(List.of("npm", "install", "deno@1")), false);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private Optional<String> install(Installation installation, boolean isRoot, Duration longest) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new Installer(List.of(folder.resolve("first"), folder.resolve("second")), isRoot, out, longest)
                .install(installation);
    }

    private Optional<String> install(Installation installation) {
        return install(installation, false, Duration.ofMinutes(2));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private void program(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void saysWhatItRunsAndThenRunsTheFirstManagerOnThePath() throws IOException {
        program("first/npm", "echo first: \"$@\"");
        program("second/npm", "echo second");

        assertThat(install(ONE)).isEmpty();
        assertThat(shown()).isEqualTo("installs deno@1: npm install deno@1\n  first: install deno@1\n");
    }

    @Test
    void managerThatFailsIsNamedWithItsStatusAndEndsTheInstallation() throws IOException {
        program("first/apt-get", "echo \"E: no $1\" >&2; exit 100");

        assertThat(install(Installation.debian("chromium"), true, Duration.ofMinutes(2)))
                .contains("apt-get ended with status 100");
        assertThat(shown()).contains("  E: no update\n").doesNotContain("E: no install");
    }

    @Test
    void filesAreWrittenBeforeTheCommandThatReadsThem() throws IOException {
        program("first/npm", "exec /bin/cat \"$1\"");
        Path file = folder.resolve("new/package.json");

        assertThat(install(new Installation("x", Map.of(file, "{}"), List.of(List.of("npm", file.toString())), false)))
                .isEmpty();
        assertThat(shown()).endsWith("  {}\n");
        Path below = file.resolve("below");
        assertThat(install(new Installation("x", Map.of(below, "{}"), List.of(List.of("npm")), false)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("cannot write what x is installed with: "));
    }

    /** With the npm that the build installed, from a registry that confirms its own hashes. */
    @Test
    void tarballWithAnotherHashIsRefusedByNameWithBothHashes() throws IOException {
        Path npm = Path.of("../../.tools/node/npm").toAbsolutePath().normalize();
        byte[] tampered = {1, 2, 3};
        NpmRuntime deno = new NpmRuntime("deno", "Deno");
        NpmPackage expected = deno.npmPackage();
        try (NpmRegistry registry = new NpmRegistry()) {
            registry.offer(expected.name(), expected.version(), tampered);
            program(
                    "first/npm",
                    "PATH='" + npm.getParent() + ":" + System.getenv("PATH") + "' npm_config_cache='"
                            + folder.resolve("cache") + "' npm_config_registry='" + registry.url() + "' exec '" + npm
                            + "' \"$@\"");

            Optional<String> failure = install(deno.installation(folder).orElseThrow());

            assertThat(failure)
                    .contains("npm ended with status 1: what came for " + expected
                            + " does not have the hash that the kit knows: wanted "
                            + expected.integrity().orElseThrow()
                            + " but got " + NpmRegistry.integrity(tampered));
            assertThat(deno.find(folder)).isEmpty();
            assertThat(folder.resolve(".tools/runtimes/deno/node_modules")).doesNotExist();
        }
    }

    @Test
    void withoutRootTheCommandIsShownAndNothingRuns() throws IOException {
        program("first/apt-get", ": > " + folder.resolve("ran"));

        assertThat(install(Installation.debian("chromium", "xvfb")))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("only root", "sudo apt-get install --yes --no-install-recommends chromium xvfb"));
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void managerThatIsNotThereIsNamed() {
        assertThat(install(ONE)).contains("there is no npm on the PATH");
    }

    @Test
    void managerThatHangsIsEnded() throws IOException {
        program("first/npm", "exec /bin/sleep 600");

        long start = System.nanoTime();
        assertThat(install(ONE, false, Duration.ofMillis(300)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("npm was not done within"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
    }
}
