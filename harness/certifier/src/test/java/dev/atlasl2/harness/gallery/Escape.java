package dev.atlasl2.harness.gallery;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How a specimen tries to get out of a container, or to take more than its share. */
final class Escape {
    private Escape() {}

    /** Returns what it got; a failure is thrown. */
    static String attempt(String way) throws IOException {
        String[] words = way.split(",");
        return switch (words[0]) {
            case "dial" -> {
                StringBuilder networks = new StringBuilder();
                NetworkInterface.networkInterfaces()
                        .forEach(it -> networks.append(' ').append(it.getName()));
                System.err.println("networks:" + networks);
                yield "reached " + new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words[1]));
            }
            case "write-root" -> "wrote " + Files.writeString(Path.of("/escaped"), "here I was");
            case "write-tmp" -> {
                try (OutputStream file = Files.newOutputStream(Path.of("/tmp/much"))) {
                    for (int i = 0; i < 128; i++) {
                        file.write(new byte[1 << 20]);
                    }
                }
                yield "wrote 128 MiB";
            }
            case "write-anywhere" -> "writable: " + writable();
            case "fork-bomb" -> { // of threads, which count as processes
                while (true) {
                    Thread.ofPlatform().daemon().start(LockSupport::park);
                }
            }
            case "memory-hog" -> {
                while (true) {
                    Arena.global().allocate(16 << 20).fill((byte) 1);
                }
            }
            case "status" ->
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.matches("(Uid|Gid|CapEff|CapBnd|NoNewPrivs):.*"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .reduce("", (all, line) -> all + line + "; ");
            default -> throw new IllegalArgumentException("no such way out: " + way);
        };
    }

    /**
     * Returns every folder in which a file can be created, except subfolders of such a folder, with the options of its
     * file system.
     */
    private static String writable() throws IOException {
        List<String> mounts = Files.readAllLines(Path.of("/proc/mounts"));
        StringBuilder found = new StringBuilder();
        Files.walkFileTree(Path.of("/"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.startsWith("/proc")) { // a view of processes, in which no file can be created
                    return FileVisitResult.SKIP_SUBTREE;
                }
                try {
                    Files.delete(Files.createTempFile(folder, "escaped", ""));
                    found.append(folder)
                            .append(' ')
                            .append(options(mounts, folder))
                            .append("; ");
                    return FileVisitResult.SKIP_SUBTREE;
                } catch (IOException e) {
                    return FileVisitResult.CONTINUE; // expected
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.toString();
    }

    private static String options(List<String> mounts, Path folder) {
        return mounts.stream()
                .map(line -> line.split(" "))
                .filter(mount -> folder.startsWith(mount[1]))
                .max(Comparator.comparingInt(mount -> mount[1].length()))
                .map(mount -> mount[2] + " " + mount[3])
                .orElseThrow();
    }
}
