package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs scripts of bash in a folder; {@code $ATLAS} is the launcher, and output goes to the files out and err there. */
final class LauncherScript {
    private static final String ATLAS =
            Path.of(System.getProperty("atlas.home")).resolve("atlas").toString();
    private static final long LIMIT = 600;

    private final Path folder;

    LauncherScript(Path folder) {
        this.folder = folder;
    }

    record Run(int status, String out, String err) {}

    Run run(String script) throws Exception {
        return end(start(script));
    }

    Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", script))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("ATLAS", ATLAS);
        builder.environment().put("ATLAS_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TERM", "xterm");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    Run end(Process process) throws Exception {
        try {
            assertThat(process.waitFor(LIMIT, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }
}
