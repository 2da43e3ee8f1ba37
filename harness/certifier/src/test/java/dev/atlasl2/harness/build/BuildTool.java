package dev.atlasl2.harness.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the build, in {@code .mvn}, as the build runs it. */
record BuildTool(int status, String out) {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));

    /**
     * Returns how it ended, and all that it printed.
     *
     * @param environment changes of the environment
     */
    static BuildTool run(String source, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HOME.resolve(".mvn").resolve(source).toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("atlas", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end: " + Files.readString(log));
            }
            return new BuildTool(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }
}
