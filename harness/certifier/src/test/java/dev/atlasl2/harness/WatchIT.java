package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.harness.adapters.ExampleAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code certify --watch}: runs again after a change, says what changed, and ends with all that it started. */
class WatchIT {
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(5);

    @TempDir
    Path folder;

    @TempDir
    Path aside;

    @Test
    void changeIsCertifiedAgainAndInterruptEndsAll() throws Exception {
        ExampleAdapter example = ExampleAdapter.of("python");
        LauncherScript shell = new LauncherScript(folder);
        assumeTrue(
                shell.run(example.needs()).status() == 0,
                "no tools for the example python; to run it: " + example.fix());
        assertThat(shell.run("$ATLAS init python mine").status()).isZero();
        Path layer = folder.resolve("mine/atlas_l2.py");
        String right = Files.readString(layer);

        // What a shell starts in the background ignores Ctrl-C, and so does all that it starts.
        Process process = shell.start("exec env --default-signal=INT $ATLAS certify --watch mine"
                + " --target 'mine=command:python3 mine/adapter.py' --family sum --fresh 0 --out mine/certificate");
        try {
            await(process, "watching ");
            Files.writeString(layer, right.replace("return sum(data) % MODULUS", "return sum(data[1:]) % MODULUS"));
            await(process, "since the last run: 0 fixed, ");
            Files.writeString(layer, right + "\nraise SystemExit(3)\n");
            await(process, "did not start");
            Files.writeString(layer, right);
            await(process, " fixed (mine ");
            assertThat(new LauncherScript(aside)
                            .run("kill -INT " + process.pid())
                            .status())
                    .isZero();
        } finally {
            LauncherScript.Run run = shell.end(process);
            assertThat(run.status()).as(run.out() + run.err()).isEqualTo(130);
            assertThat(run.err().lines().filter(line -> line.startsWith("atlas: ")))
                    .isEmpty();
        }
        assertThat(new LauncherScript(aside)
                        .run("pgrep -f 'python3 mine/adapter.py' | while read p; do readlink /proc/$p/cwd; done")
                        .out())
                .as("nothing that it started lives on")
                .doesNotContain(folder.toString());
    }

    @Test
    void thereMustBeSomethingToWatch() throws Exception {
        LauncherScript shell = new LauncherScript(folder);

        LauncherScript.Run run = shell.run(
                "$ATLAS certify --target jvm-swar --watch; echo $?; $ATLAS certify" + " --watch nowhere; echo $?");

        assertThat(run.out()).isEqualTo("2\n2\n");
        assertThat(run.err()
                        .lines()
                        .filter(line -> line.startsWith("atlas: "))) // the JVM warns of the incubator module
                .containsExactly(
                        "atlas: --watch: no --target names a file by its command; name one with --watch PATH",
                        "atlas: --watch nowhere: there is no such file or folder");
    }

    /** Waits for a text that was not there before. */
    private void await(Process process, String text) throws Exception {
        Path out = folder.resolve("out");
        long end = System.nanoTime() + LIMIT;
        while (!Files.readString(out).substring(seen).contains(text)) {
            assertThat(process.isAlive()).as(Files.readString(out)).isTrue();
            assertThat(System.nanoTime())
                    .as("no \"%s\" in %s", text, Files.readString(out))
                    .isLessThan(end);
            Thread.sleep(100);
        }
        seen = Files.readString(out).length();
    }

    private int seen;
}
