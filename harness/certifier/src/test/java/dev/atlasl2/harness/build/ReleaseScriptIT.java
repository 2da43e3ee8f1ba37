package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./atlas release} refuses before it builds anything. */
class ReleaseScriptIT {
    private static final Path SCRIPT = Path.of(System.getProperty("atlas.home")).resolve(".ci/release");

    @TempDir
    Path folder;

    private Path kit;

    @BeforeEach
    void checkout() throws Exception {
        kit = Files.createDirectories(folder.resolve("kit/.ci")).getParent();
        Files.copy(SCRIPT, kit.resolve(".ci/release"));
    }

    @Test
    void publishingIsNotDoneHere() throws Exception {
        BuildTool run = release();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("nothing is published from here", "docs/releasing.md", "--dry-run");
    }

    @Test
    void argumentsAreChecked() throws Exception {
        assertThat(release("--dry-run", "--fast"))
                .matches(run -> run.status() == 2 && run.out().contains("unknown argument '--fast'"));
        for (String option : List.of("--out", "--same-as", "--sign")) {
            assertThat(release("--dry-run", option))
                    .matches(run -> run.status() == 2 && run.out().contains(option + " needs a value"));
            assertThat(release("--dry-run", option + "="))
                    .matches(run -> run.status() == 2 && run.out().contains(option + " needs a value"));
        }
        assertThat(release("--help").status()).isZero();
    }

    @Test
    void filesOfOthersAreKept() throws Exception {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Path file = Files.writeString(mine.resolve("thesis.txt"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("empty")));

        refused("--out has files that are not part of a release", "--out", mine.toString());
        refused("--out must be a folder, and this is a file", "--out", file.toString());
        refused("--out must be a folder, and not a link", "--out", link + "/");
        // A release next to which something was put.
        Files.writeString(mine.resolve("SHA256SUMS"), "0".repeat(64) + "  other.txt\n");
        refused("--out has files that are not part of a release", "--out=" + mine);

        assertThat(file).hasContent("mine");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aReleaseIsComparedWithAnotherRelease() throws Exception {
        refused("--same-as must be the folder of a release", "--same-as", folder.toString());
        Path release = Files.createDirectories(folder.resolve("release"));
        Files.writeString(release.resolve("a.txt"), "a");
        Files.writeString(release.resolve("SHA256SUMS"), "0".repeat(64) + "  a.txt\n");
        refused("--same-as must be another folder than --out", "--same-as", release + "/", "--out", release.toString());
    }

    @Test
    void onlyWhatIsCommittedIsBuilt() throws Exception {
        refused("is not a checkout of git");
        shell("git init -q . && git add . && git -c user.name=a -c user.email=a@example.org commit -qm one");
        Files.writeString(kit.resolve("new.txt"), "not committed");

        BuildTool run = release("--dry-run");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("?? new.txt", "these files are not committed", "--dirty");
        assertThat(kit.resolve("target")).doesNotExist();
    }

    private void refused(String reason, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--dry-run"));
        all.addAll(List.of(arguments));
        BuildTool run = release(all.toArray(String[]::new));
        assertThat(run.out()).startsWith("release: ").contains(reason);
        assertThat(run.status()).isEqualTo(2);
    }

    private BuildTool release(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", ".ci/release"));
        command.addAll(List.of(arguments));
        return start(command);
    }

    private void shell(String script) throws Exception {
        assertThat(start(List.of("bash", "-c", script))).isEqualTo(new BuildTool(0, ""));
    }

    private BuildTool start(List<String> command) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(kit.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("GIT_CEILING_DIRECTORIES", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new BuildTool(process.exitValue(), Files.readString(log));
    }
}
