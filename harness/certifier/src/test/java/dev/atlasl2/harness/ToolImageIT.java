package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the tool, built on this machine's own programs. Needs podman, which CI has. */
class ToolImageIT {
    private static final Path TOOL = Path.of(System.getProperty("atlas.home"), "harness/tool");
    /** Podman asks for more than some machines allow. */
    private static final String LIMITS = "--ulimit nofile=1024:1024 --ulimit nproc=1024:1024 ";

    private static final String IMAGE = "localhost/atlas-tool:test";

    @TempDir
    Path folder;

    @Test
    void fileIsSummedInAContainer() throws Exception {
        LauncherScript shell = new LauncherScript(folder);
        String podman = "podman ${DOCKER_HOST:+--url \"$DOCKER_HOST\"} ";
        assumeTrue(
                shell.run("test -n \"$DOCKER_HOST\" && " + podman + "info").status() == 0,
                "no service of podman; to run it: eval \"$(.ci/podman start)\"");
        Files.writeString(folder.resolve("text"), "conserved or not?");
        try {
            LauncherScript.Run built = shell.run(
                    "tarball=$(" + TOOL + "/pack packed) && BASE=machine " + TOOL + "/image \"$tarball\" " + IMAGE);
            assertThat(built.status()).as(built.err()).isZero();

            LauncherScript.Run run = shell.run(podman + "run --rm " + LIMITS + "-v \"$PWD:/w\" " + IMAGE
                    + " sum /w/text && " + podman + "run --rm " + LIMITS + "--network none --read-only " + IMAGE
                    + " vectors show sum/byte-1");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith("26 17 not-conserved  /w/text\n{\"id\":\"sum/byte-1\"");
            assertThat(run.status()).isZero();
        } finally {
            shell.run(podman + "rmi --force " + IMAGE + " localhost/atlas-base");
        }
    }
}
