package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Conservation;
import dev.atlasl2.spec.Limits;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapped file that is truncated while it is read must be refused, and must never crash the JVM. */
class TruncatedFileTest {
    @TempDir
    private Path folder;

    @Test
    void isRefusedByEveryCallAndEndsNoJvm() throws URISyntaxException {
        String path =
                Launch.path(of(TruncatedFileApp.class), of(Segments.class), of(Conservation.class), of(Limits.class));
        for (String kernel : new String[] {"vector", "swar"}) {
            Launch run = Launch.java(
                    "-Datlas.kernel=" + kernel,
                    "-XX:-CreateCoredumpOnCrash",
                    "--add-modules",
                    "jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:ErrorFile=" + folder.resolve("crash.log"),
                    "-cp",
                    path,
                    TruncatedFileApp.class.getName(),
                    folder.resolve(kernel).toString(),
                    folder.resolve(kernel + "-large").toString());
            List<String> lines = run.out().lines().toList();
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(lines.getFirst()).startsWith(kernel);
            assertThat(lines.getLast()).isEqualTo("still alive");
            assertThat(lines.subList(1, lines.size() - 1))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(line -> assertThat(line).endsWith(": MEMORY"));
        }
    }

    private static Path of(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
