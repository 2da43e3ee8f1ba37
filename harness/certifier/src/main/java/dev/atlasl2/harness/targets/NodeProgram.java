package dev.atlasl2.harness.targets;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Node: the one that the build installed, otherwise the one on the PATH. */
final class NodeProgram {
    /** The first release line whose V8 runs fixed-width SIMD and whose test runner the suites use. */
    static final int OLDEST = 20;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.\\d+\\.\\d+.*");

    private NodeProgram() {}

    /** Returns the first Node that is new enough. */
    static Optional<Path> find(Path home, String path) {
        List<Path> candidates =
                new ArrayList<>(List.of(home.resolve(".tools/node/node"), home.resolve(".tools/node/node.exe")));
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isBlank()) {
                candidates.add(Path.of(folder, "node"));
                candidates.add(Path.of(folder, "node.exe"));
            }
        }
        return candidates.stream()
                .filter(node -> Files.isExecutable(node) && Files.isRegularFile(node) && release(node) >= OLDEST)
                .findFirst();
    }

    /** Returns the release line that a program reports; 0 if it reports none. */
    private static int release(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ChildProcesses.add(process);
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                ChildProcesses.endTree(process);
                return 0;
            }
            Matcher version = VERSION.matcher(
                    new String(process.getInputStream().readNBytes(100), StandardCharsets.UTF_8).strip());
            return version.matches() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0; // cannot be started: counts as absent
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
