package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A JavaScript runtime in npm packages, in the only version that {@code runtimes.properties} pins.
 *
 * @param id names its folder in {@code .tools/runtimes}, and its line in the pins
 * @param title its usual name
 */
record NpmRuntime(String id, String title) {
    private static final Properties PINS = NpmPackage.load("runtimes.properties");

    String version() {
        return PINS.getProperty(id);
    }

    /** Returns the program, if the pinned version is installed. */
    Optional<Path> find(Path home) {
        Path folder = folder(home).resolve("node_modules").resolve(packageName());
        Path program = folder.resolve(program());
        try {
            return Files.isExecutable(program)
                            && Files.readString(folder.resolve("package.json"))
                                    .matches("(?s).*\"version\"\\s*:\\s*\""
                                            + version().replace(".", "\\.") + "\".*")
                    ? Optional.of(program)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // half a package counts as none
        }
    }

    /**
     * Returns its installation, if there is a package for this platform. Its install scripts do not run, because each
     * package contains only the program.
     */
    Optional<Installation> installation(Path home) {
        NpmPackage npm = npmPackage();
        return npm.integrity()
                .map(known -> new Installation(
                        npm.toString(),
                        npm.lock(folder(home)),
                        List.of(List.of(
                                "npm",
                                "ci",
                                "--prefix",
                                folder(home).toString(),
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--loglevel=error")),
                        false));
    }

    /** Returns the package that has the program for this platform. */
    NpmPackage npmPackage() {
        return new NpmPackage(packageName(), version());
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
                "@deno/" + os.replace("win", "win32") + (arm ? "-arm64" : "-x64")
                        + (os.equals("linux") ? "-glibc" : "");
            case "bun" -> "@oven/bun-" + os.replace("win", "windows") + (arm ? "-aarch64" : "-x64");
            case "workerd" -> "@cloudflare/workerd-" + os.replace("win", "windows") + (arm ? "-arm64" : "-64");
            default -> (arm && os.equals("darwin") ? "node-bin-" : "node-") + os + (arm ? "-arm64" : "-x64");
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
