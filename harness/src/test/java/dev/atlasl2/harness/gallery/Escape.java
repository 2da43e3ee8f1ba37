package dev.atlasl2.harness.gallery;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a specimen does to get out of a container, or to take more than its share. */
final class Escape {
    private Escape() {}

    /** Returns what it got hold of; a failure is thrown. */
    static String attempt(String way) throws IOException {
        String[] words = way.split(",");
        return switch (words[0]) {
            case "dial" -> {
                StringBuilder networks = new StringBuilder();
                NetworkInterface.networkInterfaces().forEach(it -> networks.append(it.getName()).append(' '));
                System.err.println("networks: " + networks);
                yield "reached " + new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words[1]));
            }
            case "write-root" -> "wrote " + Files.writeString(Path.of("/escaped"), "here I was");
            case "write-tmp" -> "wrote " + Files.write(Path.of("/tmp/much"), new byte[128 << 20]);
            case "fork-bomb" -> {
                while (true) {
                    new ProcessBuilder("/java/bin/java", "-cp", "/app/*:/app", Specimen.class.getName(), "sleeper").start();
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
