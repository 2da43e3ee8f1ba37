package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.VectorRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTest {
    /** SHA-256 of the three bytes of "abc": FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void commandIsMadeOfTheFilesAmongItsWords() throws IOException {
        Path script = Files.writeString(folder.resolve("adapter.py"), "abc");

        assertThat(Artifact.ofCommand(
                        List.of(script.toString(), "--fast", folder.toString(), "", script.toString(), "a\0b")))
                .containsExactly(new Artifact("adapter.py", ABC));
    }

    @Test
    void filesOfOneNameAreToldApartByNumbersAndNotByTheirFolders() throws IOException {
        List<String> words = new ArrayList<>();
        for (String text : List.of("abc", "other", "abc", "third")) {
            Path file = folder.resolve(Integer.toString(words.size())).resolve("main.py");
            Files.createDirectories(file.getParent());
            words.add(Files.writeString(file, text).toString());
        }

        assertThat(Artifact.ofCommand(words))
                .extracting(Artifact::name)
                .containsExactly("main.py", "main.py (2)", "main.py (3)");
    }

    @Test
    void programWithoutArtifactsOfItsOwnHasThoseOfItsCommand() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "abc");
        Target target = new ProcessTarget(
                "one", "", () -> new Availability.Available(""), () -> List.of(program.toString(), "-q"));

        assertThat(target.artifacts()).containsExactly(new Artifact("program", ABC));
        assertThat(target.isEmulated()).isFalse();
    }

    /** A shim replaces itself by the interpreter; a wrapper waits for it. */
    @ParameterizedTest
    @ValueSource(strings = {"exec \"$@\"", "\"$@\"; exit $?"})
    void commandThatLeadsToAnotherProgramIsMadeOfThatToo(String script) throws IOException {
        Path shim = Files.writeString(folder.resolve("shim"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> specimen = Specimens.command("honest");
        List<String> command =
                Stream.concat(Stream.of(shim.toString()), specimen.stream()).toList();
        Path java = Path.of(specimen.getFirst()).toRealPath();
        Target target = new ProcessTarget("one", "", () -> new Availability.Available(""), () -> command);
        TargetRun run;
        try (VectorRunner runner = new VectorRunner(target, Specimens.PATIENCE)) {
            run = runner.run(Specimens.VECTORS, Progress.NONE);
        }

        assertThat(run.artifacts())
                .as("what ran")
                .contains(Artifact.below(java.getParent(), java).findFirst().orElseThrow())
                .as("what the command names")
                .extracting(Artifact::sha256)
                .contains(Artifact.below(folder, shim).findFirst().orElseThrow().sha256())
                .doesNotHaveDuplicates();
        assertThat(run.artifacts()).extracting(Artifact::name).doesNotHaveDuplicates();
    }

    @Test
    void programsOfOneNameGetNumbersAndSameFilesAreNamedOnce() throws IOException {
        Path first = Files.writeString(folder.resolve("python"), "abc");
        Path second =
                Files.writeString(Files.createDirectory(folder.resolve("b")).resolve("python"), "abd");
        Path copy = Files.writeString(folder.resolve("copy"), "abc");
        Artifact word = new Artifact("python", "0".repeat(64));

        assertThat(Artifact.ofPrograms(List.of(first, second, copy), List.of(word, word)))
                .extracting(Artifact::name)
                .containsExactly("python", "python (2)", "python (3)");
    }

    @Test
    void packedTargetIsMadeOfAllFilesOfItsFoldersByTheirPaths() throws IOException {
        Path npm = Files.createDirectories(folder.resolve("targets/npm/src"));
        Files.writeString(npm.resolve("index.js"), "abc");
        Files.writeString(npm.resolve("../base.wasm"), "abc");
        Files.createDirectories(folder.resolve("targets/js"));
        Files.writeString(folder.resolve("targets/js/target.mjs"), "abc");
        Dist dist = new Dist(folder, folder);

        assertThat(dist.artifacts("js", "npm"))
                .extracting(Artifact::name)
                .containsExactly("js/target.mjs", "npm/base.wasm", "npm/src/index.js");
        assertThat(dist.artifacts("npm/base.wasm")).containsExactly(new Artifact("npm/base.wasm", ABC));
        assertThatThrownBy(() -> dist.artifacts("absent")).hasMessageContaining("absent");
    }

    @Test
    void whatIsNoDigestIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Artifact("a", ABC.toUpperCase(Locale.ROOT)))
                .withMessageContaining("sha256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Artifact("", ABC))
                .withMessageContaining("name");
    }
}
