package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactTest {
    /** SHA-256 of the three bytes of "abc": FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void commandIsMadeOfTheFilesAmongItsWords() throws IOException {
        Path script = Files.writeString(folder.resolve("adapter.py"), "abc");

        assertThat(Artifact.ofCommand(List.of(script.toString(), "--fast", folder.toString(), "", script.toString(), "a\0b")))
                .containsExactly(new Artifact(script.toString(), ABC));
    }

    @Test
    void programWithoutArtifactsOfItsOwnHasThoseOfItsCommand() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "abc");
        Target target = new ProcessTarget(
                "one", "", () -> new Availability.Available(""), () -> List.of(program.toString(), "-q"));

        assertThat(target.artifacts()).containsExactly(new Artifact(program.toString(), ABC));
        assertThat(target.isEmulated()).isFalse();
    }

    @Test
    void packedTargetIsMadeOfAllFilesOfItsFoldersByTheirPaths() throws IOException {
        Path npm = Files.createDirectories(folder.resolve("targets/npm/src"));
        Files.writeString(npm.resolve("index.js"), "abc");
        Files.writeString(npm.resolve("../base.wasm"), "abc");
        Files.createDirectories(folder.resolve("targets/js"));
        Files.writeString(folder.resolve("targets/js/target.mjs"), "abc");
        Dist dist = new Dist(folder, folder);

        assertThat(dist.artifacts("js", "npm")).extracting(Artifact::name).containsExactly(
                "js/target.mjs", "npm/base.wasm", "npm/src/index.js");
        assertThat(dist.artifacts("npm/base.wasm")).containsExactly(new Artifact("npm/base.wasm", ABC));
        assertThatThrownBy(() -> dist.artifacts("absent")).hasMessageContaining("absent");
    }

    @Test
    void whatIsNoDigestIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("a", ABC.toUpperCase())).withMessageContaining("sha256");
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("", ABC)).withMessageContaining("name");
    }
}
