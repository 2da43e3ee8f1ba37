import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Puts Node and npm where the frontend plugin looks for them, out of npm packages, so that whoever reaches an npm registry (or a mirror
 * of one) needs nothing else. Where that fails the plugin downloads Node as it usually does.
 *
 * <p>Usage: {@code java SeedNode.java DIRECTORY NODE-VERSION NPM-VERSION}
 */
public final class SeedNode {
    private static final boolean WINDOWS = os().equals("win");

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]).resolve("node");
        String node = args[1];
        String npm = args[2];
        if (isThere(home, node, npm)) {
            return;
        }
        Path parent = Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(parent, "seed-");
        try {
            System.out.println("Installing Node " + node + " and npm " + npm + " from npm packages");
            String platform = "node-" + os() + "-" + arch();
            run(work, 600, npmCommand(), "install", "--prefix", work.toString(), "--no-save", "--ignore-scripts", "--no-audit",
                    "--no-fund", "--loglevel=error", platform + "@" + node, "npm@" + npm);
            Path fresh = Files.createDirectory(work.resolve("fresh"));
            Path packages = work.resolve("node_modules");
            Files.move(packages.resolve(platform).resolve("bin").resolve(binary()), fresh.resolve(binary()));
            Files.move(packages.resolve("npm"), Files.createDirectory(fresh.resolve("node_modules")).resolve("npm"));
            for (String script : List.of("npm", "npx", "npm.cmd", "npx.cmd")) {
                Path copy = Files.copy(fresh.resolve("node_modules/npm/bin").resolve(script), fresh.resolve(script));
                copy.toFile().setExecutable(true);
            }
            if (!isThere(fresh, node, npm)) {
                throw new IOException("the packages hold other versions than asked for");
            }
            delete(home);
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException raced) {
                if (!isThere(home, node, npm)) { // another build that did the same at the same time is as good
                    throw raced;
                }
            }
        } catch (IOException e) {
            System.out.println("Node is not to be had from npm packages (" + e.getMessage() + "): the frontend plugin will download it");
        } finally {
            delete(work);
        }
    }

    private static boolean isThere(Path home, String node, String npm) throws IOException, InterruptedException {
        Path program = home.resolve(binary());
        Path manifest = home.resolve("node_modules/npm/package.json");
        if (!Files.isExecutable(program) || !Files.isReadable(manifest)) {
            return false;
        }
        if (!Files.readString(manifest).contains("\"version\": \"" + npm + "\"")) {
            return false;
        }
        Process process = new ProcessBuilder(program.toString(), "--version").start();
        String version = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 && version.equals("v" + node);
    }

    private static void run(Path directory, long seconds, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
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
