package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the outcome tables of this module, the classes {@code *Stress}, in JVMs of their own. */
class StressTest {
    private static final Path OUT = Path.of("target", "jcstress").toAbsolutePath();
    private static final Pattern RESULTS = Pattern.compile(
            "Results: (\\d+) planned; (\\d+) passed, (\\d+) failed, (\\d+) soft errs, (\\d+) hard errs");

    @Test
    void threadsSeeWhatTheTablesAllowAndNothingElse() throws Exception {
        Files.createDirectories(OUT);
        Path log = OUT.resolve("log.txt");
        Process run = new ProcessBuilder(command())
                .directory(OUT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            // Short takes half a minute on an idle machine.
            assertThat(run.waitFor(Effort.asked().of(15, 24 * 60), TimeUnit.MINUTES))
                    .as("done in time")
                    .isTrue();
        } finally {
            run.destroyForcibly();
        }
        String text = Files.readString(log);
        List<MatchResult> results = RESULTS.matcher(text).results().toList();
        assertThat(results).as(text).isNotEmpty();
        MatchResult last = results.get(results.size() - 1);
        assertThat(Integer.parseInt(last.group(1))).as("tables run").isGreaterThanOrEqualTo(tables());
        assertThat(last.group(2)).as("passed of those run: %s", text).isEqualTo(last.group(1));
        assertThat(run.exitValue()).as(text).isZero();
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openjdk.jcstress.Main",
                "-r",
                OUT.resolve("report").toString()));
        // Short: one JVM per table, compiled as it runs. Long: every compiler and collector that jcstress knows.
        command.addAll(
                Effort.asked() == Effort.SHORT
                        ? List.of(
                                "-f",
                                "1",
                                "-iters",
                                "1",
                                "-time",
                                "150",
                                "-sc",
                                "false",
                                "-hs",
                                "128",
                                "-jvmArgs",
                                "-Xmx256m")
                        : List.of("-m", "default"));
        return command;
    }

    /** The tables that the annotation processor lists: a table that is not run must not count as one that holds. */
    private static int tables() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path list = Path.of(entry).resolve("META-INF/TestList");
            if (Files.exists(list)) {
                return Files.readAllLines(list).size();
            }
        }
        throw new AssertionError("no tables on the class path");
    }
}
