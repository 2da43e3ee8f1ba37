package dev.atlasl2.harness.targets;

import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.node.ObjectNode;

/** An npm package of one version, without dependencies, whose tarball has a hash that the kit knows. */
record NpmPackage(String name, String version) {
    private static final Properties HASHES = load("npm-packages.properties");

    static Properties load(String resource) {
        Properties properties = new Properties();
        try (InputStream in = NpmPackage.class.getResourceAsStream(resource)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return properties;
    }

    /** Returns the hash that its tarball must have; nothing if the kit does not know one. */
    Optional<String> integrity() {
        return Optional.ofNullable(HASHES.getProperty(toString()));
    }

    /**
     * Returns the files that let {@code npm ci} install this package and refuse any other tarball.
     *
     * @param folder where the files will be
     */
    Map<Path, String> lock(Path folder) {
        ObjectNode manifest = Json.object();
        manifest.putObject("dependencies").put(name, version);
        ObjectNode lock = Json.object().put("lockfileVersion", 3);
        ObjectNode packages = lock.putObject("packages");
        packages.set("", manifest);
        packages.putObject("node_modules/" + name)
                .put("version", version)
                .put("integrity", integrity().orElseThrow());
        return Map.of(
                folder.resolve("package.json"),
                manifest.toString(),
                folder.resolve("package-lock.json"),
                lock.toString());
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
