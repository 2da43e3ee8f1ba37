package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads that wait for a domain leave their processor to others. A virtual thread that spins or yields may keep its
 * carrier for ever: with few carriers, the thread for which it waits then never runs.
 */
class VirtualThreadsTest {
    @ParameterizedTest
    @CsvSource({"virtual, 1", "virtual, 2", "mixed, 1", "mixed, 2"})
    void aCrewOnFewCarriersComesToItsEnd(String threads, int carriers) throws Exception {
        Path out = Files.createTempFile("crew", ".txt");
        Process crew = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                        "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DomainCrew.class.getName(),
                        threads,
                        "" + Effort.asked().of(60, 6_000))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(crew.waitFor(Effort.asked().of(10, 6 * 60), TimeUnit.MINUTES))
                    .as("done in time")
                    .isTrue();
            assertThat(crew.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            crew.destroyForcibly();
            Files.delete(out);
        }
    }
}
