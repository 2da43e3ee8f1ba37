package dev.atlasl2.harness.gallery;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/**
 * An image with {@link Specimen}, made of this machine's own JDK and C library: nothing is pulled. The image's argument
 * names the way to misbehave.
 */
public final class SpecimenImage {
    public static final String NAME = "localhost/atlas-specimen:test";

    private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+) \\(0x");
    private static final String DOCKERFILE = """
            FROM scratch
            COPY root /
            COPY --chown=65534:65534 data /data
            VOLUME ["/data", "/tmp"]
            ENTRYPOINT ["/java/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", \
            "-Xlog:disable", "-Xlog:all=warning:stderr", \
            "-XX:MaxDirectMemorySize=8g", "-cp", "/app/*:/app", "dev.atlasl2.harness.gallery.Specimen"]
            """;

    private SpecimenImage() {}

    /**
     * Builds the image.
     *
     * @param folder an empty one, to lay the image out in
     */
    public static void build(DockerClient engine, Path folder) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Path java = root.resolve("java");
        run(
                jdk("jlink"),
                "--add-modules",
                "java.base,java.xml",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive",
                "--output",
                java.toString());
        try (Stream<Path> binaries = Files.walk(java)) {
            List<String> all = binaries.map(Path::toString)
                    .filter(path -> path.endsWith(".so") || path.endsWith("bin/java"))
                    .toList();
            for (String library : libraries(all)) {
                Path copy = root.resolve(library.substring(1));
                if (!library.startsWith(java.toString()) && Files.notExists(copy)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(Path.of(library), copy);
                }
            }
        }
        Path app = Files.createDirectories(root.resolve("app"));
        for (Class<?> part : List.of(
                Specimen.class,
                Answers.class,
                SumReference.class,
                JsonNode.class,
                JsonParser.class,
                com.fasterxml.jackson.annotation.JsonInclude.class)) {
            copy(
                    Path.of(part.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath()),
                    app);
        }
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("file"), "of the image");
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        engine.buildImageCmd(folder.toFile())
                .withTags(Set.of(NAME))
                .withPull(false)
                .exec(new BuildImageResultCallback())
                .awaitImageId(2, TimeUnit.MINUTES);
    }

    private static Set<String> libraries(List<String> binaries) throws IOException, InterruptedException {
        Set<String> found = new java.util.TreeSet<>();
        for (String binary : binaries) {
            Matcher library = LIBRARY.matcher(run("ldd", binary));
            while (library.find()) {
                found.add(library.group(1));
            }
        }
        return found;
    }

    private static void copy(Path from, Path into) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, into.resolve(from.getFileName()));
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = into.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
