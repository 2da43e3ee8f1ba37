package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the tool, unpacked where nothing of the kit is, on a PATH without Java, Maven and Node. */
@NeedsRelease
class ToolIT {
    /** What a user of the archive does not have. */
    private static final Pattern LEFT_OUT = Pattern.compile("java.*|mvn.*|node.*|np[mx]|jlink|jshell|jar|deno|bun");

    @TempDir
    private static Path folder;

    private static Path atlas;
    private static Program user;

    @BeforeAll
    static void unpack() throws IOException {
        // A name that a script could get wrong.
        Path place = Files.createDirectories(folder.resolve("a place"));
        new Program(place).run("tar", "xzf", Release.tool()).ok();
        atlas = place.resolve(Release.tool().getFileName().toString().replace(".tar.gz", ""))
                .resolve("atlas");
        assertThat(atlas).isExecutable();

        // Not in the folder above: JUnit warns of each link that it deletes.
        Path bin = Files.createDirectories(Path.of("target/path").toAbsolutePath());
        for (String part : System.getenv("PATH").split(File.pathSeparator)) {
            for (Path program : Files.isDirectory(Path.of(part)) ? Release.list(Path.of(part), "*") : List.<Path>of()) {
                Path link = bin.resolve(program.getFileName());
                if (!LEFT_OUT.matcher(program.getFileName().toString()).matches()
                        && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
        Path work = Files.createDirectories(folder.resolve("work"));
        user = new Program(
                work,
                Map.of(
                        "PATH", bin.toString(),
                        "HOME", Files.createDirectories(folder.resolve("home")).toString(),
                        "JAVA_HOME", "",
                        "ATLAS_JAVA_HOME", "",
                        "LC_ALL", "C.UTF-8"));
        Files.write(work.resolve("sample"), Sample.BYTES);
    }

    @Test
    void pathHasNoJava() {
        for (String program : List.of("java", "javac", "mvn", "node", "npm")) {
            assertThat(user.run("bash", "-c", "command -v " + program).failed()).isEmpty();
        }
    }

    @Test
    void filesAreSummedCheckedAndWitnessed() throws IOException {
        int sum = Sample.sum();
        int length = Sample.BYTES.length;
        assertThat(run("sum", "sample").ok()).isEqualTo("%d %d not-conserved  sample%n".formatted(sum, length));
        assertThat(run("check", "sample").failed()).contains("sample");

        assertThat(run("witness", "--leaf", "256", "--out", "witnesses", "sample")
                        .ok())
                .isEqualTo("%s tree:256 %d %d  sample%n".formatted(Sample.root(), length, sum));
        run("witness", "--check", "witnesses").ok();
    }

    @Test
    void versionIsThatOfTheRelease() {
        assertThat(run("--version").ok()).contains(Release.version()).doesNotContain("SNAPSHOT");
    }

    @Test
    void adapterThatTheToolCopiesIsCertifiedAndItsCertificateVerified() {
        run("init", "python", "mine").ok();
        String said = run(
                        "certify",
                        "--target",
                        "mine=command:python3 mine/adapter.py",
                        "--level",
                        "core",
                        "--floors",
                        "off",
                        "--out",
                        "certificate")
                .ok();
        assertThat(said).contains("certified: 1 target");
        assertThat(run("verify", "certificate/certificate.json").ok()).contains("good", "certified");
    }

    private static Program.Result run(String... arguments) {
        return user.run(
                Stream.concat(Stream.of(atlas.toString()), Stream.of(arguments)).toList());
    }
}
