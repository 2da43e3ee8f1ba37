package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output folder may contain files of the author who is certified. */
@Timeout(120)
class OutputFilesTest {
    private static final List<String> ALL = List.of(
            "annotations.txt",
            "attestation.json",
            "attestation.schema.json",
            "badge.json",
            "badge.svg",
            "certificate.json",
            "certificate.schema.json",
            "junit.xml",
            "report.html",
            "summary.md");

    @TempDir
    Path folder;

    private Shell shell;
    private Path out;

    @BeforeEach
    void makeFolder() throws IOException {
        shell = new Shell(folder);
        out = Files.createDirectory(folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial.jsonl", "certificate.json", "attestation.json", "report.html", "badge.json"})
    void linkIsReplacedAndWhatItLeadsToIsNot(String name) throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "data");
        Files.createSymbolicLink(out.resolve(name), Path.of("../precious.txt"));

        assertThat(shell.certify(out))
                .satisfies(ran -> assertThat(ran.code()).as(ran.err()).isZero());

        assertThat(precious).hasContent("data");
        assertThat(Shell.names(out)).isEqualTo(ALL);
        assertThat(out).isDirectoryNotContaining(Files::isSymbolicLink);
    }

    @Test
    void emptyNameIsNoFolder() {
        assertThat(shell.certify(Path.of(""))).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(2);
            assertThat(ran.err()).contains("--out: must name a folder, got an empty name");
        });
    }

    @Test
    void secondNameOfAnUnfinishedRunKeepsWhatItHad() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "data");
        Files.createLink(out.resolve("partial.jsonl"), precious);

        assertThat(shell.certify(out).code()).isZero();

        assertThat(precious).hasContent("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial.jsonl", "certificate.json", "summary.md", ".atlas.lock"})
    void pipeOrFolderIsRefusedByNameAndStays(String name) throws IOException, InterruptedException {
        Path pipe = Shell.pipe(out.resolve(name));
        String start = "--out " + out + ": cannot be written: " + pipe + ": is a ";
        assertRefused(shell.certify(out), start + "pipe, not a regular file");
        assertThat(pipe).exists();
        assertThat(Shell.names(out)).doesNotContain("report.html", "badge.json");

        Files.delete(pipe);
        Files.createDirectories(pipe.resolve("below"));
        assertRefused(shell.certify(out), start + "folder, not a regular file");
        assertThat(pipe.resolve("below")).isDirectory();
    }

    @Test
    void whatIsInTheWayIsToldBeforeAnythingIsAsked() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        shell.on(OracleTarget.bent("counting", (request, answer) -> {
            asked.incrementAndGet();
            return answer;
        }));
        for (String name : ALL) {
            Path pipe = Shell.pipe(out.resolve(name));
            assertRefused(shell.certify(out), "--out " + out + ": cannot be written: " + pipe + ": is a pipe");
            Files.delete(pipe);
            Files.createDirectory(pipe);
            assertRefused(shell.certify(out), "--out " + out + ": cannot be written: " + pipe + ": is a folder");
            Files.delete(pipe);
        }
        assertThat(asked).hasValue(0);
        assertThat(CertificateOutput.FILES).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void unfinishedRunIsNotReadThroughALink() throws IOException, InterruptedException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.jsonl"), "{}\n");
        Path link = Files.createSymbolicLink(out.resolve("partial.jsonl"), elsewhere);

        assertRefused(
                shell.certify(out, "--resume"),
                "--out " + out + ": cannot be written: " + link + ": is a symbolic link, not a regular file");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        Files.delete(link);
        Shell.pipe(link);
        assertRefused(shell.certify(out, "--resume"), "--out " + out + ": cannot be written: " + link + ": is a pipe");
    }

    @Test
    void folderMayBeALinkIfItIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), out);

        assertThat(shell.certify(link).code()).isZero();
        assertThat(Shell.names(out)).isEqualTo(ALL);
    }

    @Test
    void usualFolderMayNotBeALink() throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("atlas-certificate"), out);
        Process atlas = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Atlas.class.getName(),
                        "certify",
                        "--target",
                        "x=command:cat")
                .directory(work.toFile())
                .start();

        assertThat(new String(atlas.getErrorStream().readAllBytes()))
                .contains("atlas: atlas-certificate: is a symbolic link; if that is meant, name it with --out\n");
        assertThat(atlas.waitFor()).isEqualTo(ExitCode.USAGE);
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void secondRunIntoTheSameFolderIsRefusedWhileTheFirstIsAtWork() throws Exception {
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Shell first = new Shell(folder).on(OracleTarget.bent("slow", (request, answer) -> {
            isAsked.countDown();
            try {
                assertThat(mayAnswer.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer;
        }));
        Shell.Ran[] ran = new Shell.Ran[1];
        Thread running = Thread.ofPlatform().start(() -> ran[0] = first.certify(out));
        assertThat(isAsked.await(60, TimeUnit.SECONDS)).isTrue();
        String before = Files.readString(out.resolve("partial.jsonl"));

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Locking.class.getName(),
                        out.toString())
                .start();
        assertThat(new String(other.getErrorStream().readAllBytes())).contains("another run writes to it now");
        assertThat(other.waitFor()).isEqualTo(ExitCode.USAGE);
        assertRefused(
                shell.certify(out), "--out " + out + ": cannot be written: " + out + ": another run writes to it now");
        assertThat(out.resolve("partial.jsonl")).content().isEqualTo(before);

        mayAnswer.countDown();
        running.join();
        assertThat(ran[0].code()).as(ran[0].err()).isZero();
        assertThat(Shell.names(out)).isEqualTo(ALL);
        assertThat(shell.certify(out).code()).isZero();
    }

    /** Opens a folder for output in a process of its own. */
    static final class Locking {
        public static void main(String[] arguments) {
            PrintStream err = System.err;
            try (OutputFolder folder = OutputFolder.open(Path.of(arguments[0]))) {
                err.println(folder.path("") + " is free");
            } catch (Refusal refusal) {
                err.println(refusal.getMessage());
                System.exit(refusal.exitCode());
            }
        }
    }

    private static void assertRefused(Shell.Ran ran, String start) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("atlas: " + start).hasLineCount(1);
    }
}
