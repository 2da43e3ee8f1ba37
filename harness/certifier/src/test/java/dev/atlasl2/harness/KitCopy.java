package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A built kit in a folder of its own: the launcher and what it starts, and empty source folders. */
final class KitCopy {
    private static final Path LIBRARIES = Path.of(System.getProperty("atlas.dist"), "lib");

    private KitCopy() {}

    /** Makes a kit with the libraries of the build, and returns its folder dist. */
    static Path linked(Path home) throws IOException {
        Path dist = withoutLibraries(home);
        Files.createSymbolicLink(dist.resolve("lib"), LIBRARIES);
        return dist;
    }

    /** Makes a kit that needs nothing from the build's folders, which another user may not read. Returns its dist. */
    static Path whole(Path home) throws IOException {
        Path dist = withoutLibraries(home);
        Files.createDirectory(dist.resolve("lib"));
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, dist.resolve("lib").resolve(jar.getFileName()));
            }
        }
        return dist;
    }

    private static Path withoutLibraries(Path home) throws IOException {
        Files.createDirectory(home);
        Files.copy(Path.of(System.getProperty("atlas.home"), "atlas"), home.resolve("atlas"));
        assertThat(home.resolve("atlas").toFile().setExecutable(true, false)).isTrue();
        for (String source : List.of("spec", "conformance-vectors", "jvm", "wasm", ".mvn")) {
            Files.createDirectory(home.resolve(source));
        }
        Files.createFile(home.resolve("pom.xml"));
        Path dist = Files.createDirectories(home.resolve("harness/certifier/target/dist"));
        Files.createFile(dist.resolve("BUILT"));
        return dist;
    }
}
