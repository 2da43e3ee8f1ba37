package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of two builds of a release. */
class SameBytesIT {
    @TempDir
    Path folder;

    @Test
    void equalFoldersAreEqual() throws Exception {
        for (String side : new String[] {"a", "b"}) {
            write(side + "/x/one", "1");
            zip(side + "/two.jar", 2026, Map.of("e", "2"));
        }

        assertThat(compare()).isEqualTo(new BuildTool(0, "2 files are equal, byte for byte.\n"));
    }

    @Test
    void aFileOrEntryOfOneSideIsNamed() throws Exception {
        write("a/x/one", "1");
        write("b/two", "2");
        zip("a/three.jar", 2026, Map.of("e", "1", "f", "1"));
        zip("b/three.jar", 2026, Map.of("e", "1", "g", "1"));

        differs(
                "three.jar > f: only in the first",
                "three.jar > g: only in the second",
                "two: only in the second",
                "x/one: only in the first");
    }

    @Test
    void theFirstByteThatDiffersIsShownToTheEntryOfAnArchiveInAnArchive() throws Exception {
        zip("inner.jar", 2026, Map.of("deep", "some text 1"));
        zip("a/outer.zip", 2026, Map.of("inner.jar", text("inner.jar"), "same", "s"));
        zip("inner.jar", 2026, Map.of("deep", "some text 2"));
        zip("b/outer.zip", 2026, Map.of("inner.jar", text("inner.jar"), "same", "s"));

        differs(
                "outer.zip > inner.jar > deep: 11 and 11 bytes, which differ from byte 10 on: 'some text 1' and 'some text 2'");
    }

    @Test
    void timesAndTheOrderOfEntriesCount() throws Exception {
        zip("a/time.jar", 2026, Map.of("e", "1"));
        zip("b/time.jar", 2027, Map.of("e", "1"));
        tar("a/mode.tgz", "0000644");
        tar("b/mode.tgz", "0000600");

        BuildTool run = compare();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("time.jar > e: time 2026-01-01T00:00 and time 2027-01-01T00:00")
                .contains("mode.tgz > /entry: mode 0000644, ", " and mode 0000600, ");
    }

    @Test
    void foldersWithoutAnyFileAreNoProof() throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));

        assertThat(compare().status()).isEqualTo(1);
    }

    private void differs(String... lines) throws Exception {
        assertThat(compare()).isEqualTo(new BuildTool(1, String.join("\n", lines) + "\nThe folders differ.\n"));
    }

    private BuildTool compare() throws Exception {
        return BuildTool.run(
                "SameBytes.java",
                Map.of(),
                folder.resolve("a").toString(),
                folder.resolve("b").toString());
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    }

    private OutputStream open(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.newOutputStream(path);
    }

    private void write(String file, String text) throws IOException {
        try (OutputStream out = open(file)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void zip(String file, int year, Map<String, String> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(open(file))) {
            for (Map.Entry<String, String> one : new TreeMap<>(entries).entrySet()) {
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTimeLocal(LocalDateTime.of(year, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(one.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Writes an archive with one empty entry. */
    private void tar(String file, String mode) throws IOException {
        byte[] blocks = new byte[3 * 512];
        byte[] name = "entry".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, blocks, 0, name.length);
        byte[] octal = mode.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, blocks, 100, octal.length);
        try (OutputStream out = new GZIPOutputStream(open(file))) {
            out.write(blocks);
        }
    }
}
