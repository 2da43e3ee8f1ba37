package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A JavaScript runtime that npm packages carry, in the one version that {@code runtimes.properties} pins.
 *
 * @param id names its folder in {@code .tools/runtimes}, and its line in the pins
 * @param title as people know it
 */
record NpmRuntime(String id, String title) {
    private static final Properties PINS = pins();

    private static Properties pins() {
        Properties pins = new Properties();
        try (InputStream in = NpmRuntime.class.getResourceAsStream("runtimes.properties")) {
            pins.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("runtimes.properties", e);
        }
        return pins;
    }

    String version() {
        return PINS.getProperty(id);
    }

    /** Returns the program, where the pinned version is installed. */
    Optional<Path> find(Path home) {
        Path folder = folder(home).resolve("node_modules").resolve(packageName());
        Path program = folder.resolve(program());
        try {
            return Files.isExecutable(program)
                            && Files.readString(folder.resolve("package.json"))
                                    .matches("(?s).*\"version\"\\s*:\\s*\"" + version().replace(".", "\\.") + "\".*")
                    ? Optional.of(program)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // half a package is as good as none
        }
    }

    /** Returns what installs it. Its install scripts do not run: each package is the program and nothing else. */
    Installation installation(Path home) {
        return new Installation(
                List.of(List.of(
                        "npm",
                        "install",
                        "--prefix",
                        folder(home).toString(),
                        "--no-save",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error",
                        packageName() + "@" + version())),
                false);
    }

    private Path folder(Path home) {
        return home.resolve(".tools/runtimes").resolve(id);
    }

    private String family() {
        return id.replaceAll("-\\d+$", "");
    }

    private String packageName() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String os = os();
        return switch (family()) {
            case "deno" ->
                "@deno/" + os.replace("win", "win32") + (arm ? "-arm64" : "-x64") + (os.equals("linux") ? "-glibc" : "");
            case "bun" -> "@oven/bun-" + os.replace("win", "windows") + (arm ? "-aarch64" : "-x64");
            case "workerd" -> "@cloudflare/workerd-" + os.replace("win", "windows") + (arm ? "-arm64" : "-64");
            default -> "node-" + os + (arm ? "-arm64" : "-x64");
        };
    }

    private String program() {
        String name = family() + (os().equals("win") ? ".exe" : "");
        return family().equals("deno") ? name : "bin/" + name;
    }

    private static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("win") ? "win" : "linux";
    }
}
