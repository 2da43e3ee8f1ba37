package dev.atlasl2.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.Witnesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module of the Vector API comes into a JVM that began without it, and only if a file is long. */
class VectorApiTest {
    private static final String EXPORTS = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
    private static final String MISSING = "digest: forced; the module jdk.incubator.vector is not in this JVM";

    @TempDir
    Path folder;

    @Test
    void longFileLoadsItWithoutAWarning() throws Exception {
        assertThat(probe(VectorApi.MIN_BYTES, EXPORTS).getFirst()).startsWith("lanes-");
    }

    @Test
    void shortFileDoesNot() throws Exception {
        assertThat(probe(VectorApi.MIN_BYTES - 1, EXPORTS).getFirst()).startsWith(MISSING);
    }

    @Test
    void withoutTheExportTheDigestOfTheJdkServes() throws Exception {
        assertThat(probe(VectorApi.MIN_BYTES, "-Datlas.none=").getFirst()).startsWith(MISSING);
    }

    /** Returns the lines of a JVM in which lanes are asked for; its root is right, and it says nothing else. */
    private List<String> probe(long length, String option) throws Exception {
        Path out = folder.resolve("out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Datlas.sha256=lanes",
                "-cp",
                System.getProperty("java.class.path"),
                VectorApiProbe.class.getName(),
                Long.toString(length)));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        byte[] data = new byte[1 << 20];
        data[77_777] = 77;
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo(
                        HexFormat.of().formatHex(Witnesses.treeWitness(data, 12).digest()));
        return lines;
    }
}
