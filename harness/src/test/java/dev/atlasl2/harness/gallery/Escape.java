package dev.atlasl2.harness.gallery;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** What a specimen does to get out of a container, or to take more than its share. */
final class Escape {
    private Escape() {}

    /** Returns what it got hold of; a failure is thrown. */
    static String attempt(String way) throws IOException {
        String[] words = way.split(",");
        return switch (words[0]) {
            case "dial" -> {
                StringBuilder networks = new StringBuilder();
                NetworkInterface.networkInterfaces().forEach(it -> networks.append(' ').append(it.getName()));
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
}
