package dev.atlasl2.vector;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM that ran to its end.
 *
 * @param exit its status
 * @param out what it printed
 * @param err what it printed to standard error, less the JVM's own notice about incubator modules
 */
record Launch(int exit, String out, String err) {
    private static final String NOTICE = "WARNING: Using incubator modules: jdk.incubator.vector";
    /** Ends a JVM that hangs; a busy machine may take minutes. */
    private static final int MINUTES = 10;
    /** Environment variables that would affect the test. */
    private static final List<String> SETTINGS =
            List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

    /** Runs the Java of this test. */
    static Launch java(String... arguments) {
        return program(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
    }

    static Launch program(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("atlas", ".out");
            Path err = Files.createTempFile("atlas", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().keySet().removeAll(SETTINGS);
                Process process = builder.start();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(
                            "no end after " + MINUTES + " min: " + command + '\n' + Files.readString(err));
                }
                return new Launch(
                        process.exitValue(),
                        Files.readString(out),
                        Files.readAllLines(err).stream()
                                .filter(line -> !line.equals(NOTICE))
                                .collect(Collectors.joining("\n")));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the jar that a class of this test comes from. */
    static Path jarOf(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new AssertionError(
                        type.getName() + " must come from a jar, got " + jar + ": run this with mvn verify");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Joins the elements of a path. */
    static String path(Object... entries) {
        return Stream.of(entries).map(Object::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
