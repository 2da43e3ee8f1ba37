package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program to run in a folder, with the environment of the tests and what is changed of it here. */
final class Program {
    private final Path folder;
    private final Map<String, String> environment;

    Program(Path folder) {
        this(folder, Map.of());
    }

    /** @param changes variables to set, or to remove where the value is empty */
    Program(Path folder, Map<String, String> changes) {
        this.folder = folder;
        environment = new HashMap<>(System.getenv());
        // What this build was told would be told to the programs too.
        environment.keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                environment.remove(name);
            } else {
                environment.put(name, value);
            }
        });
    }

    /** @param out and err what it printed; {@code command} for messages */
    record Result(String command, int exit, String out, String err) {
        /** Returns what it printed on standard output. */
        String ok() {
            assertThat(exit).as("%s%n%s%n%s", command, out, err).isZero();
            return out;
        }

        /** Returns what it printed, when it ended with another status than 0. */
        String failed() {
            assertThat(exit).as("%s%n%s%n%s", command, out, err).isNotZero();
            return out + err;
        }
    }

    Result run(Object... command) {
        return run(List.of(command));
    }

    Result run(List<?> command) {
        List<String> words = command.stream().map(Object::toString).toList();
        try {
            Path out = Files.createTempFile("consumer", ".out");
            Path err = Files.createTempFile("consumer", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(5, TimeUnit.MINUTES);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
                assertThat(ended).as("%s ends within 5 minutes", words).isTrue();
                return new Result(
                        String.join(" ", words), process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
