package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Peers.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds the C peers with the machine's own compiler, into a temporary folder. */
final class PeerLibrary {
    /** The path of a built library, so that one build serves all JVMs of a run. */
    static final String PROPERTY = "atlas.benchmarks.peers";

    private PeerLibrary() {}

    /**
     * Returns the library.
     *
     * @throws Unavailable with the reason and what to do if it cannot be built
     */
    static Path path() throws Unavailable {
        String built = System.getProperty(PROPERTY);
        return built != null ? Path.of(built) : build("gcc");
    }

    /** Builds the library with a compiler that takes gcc's options. */
    static Path build(String compiler) throws Unavailable {
        return build(compiler, "peers.c");
    }

    /** Builds a library from a source next to this class. */
    static Path build(String compiler, String name) throws Unavailable {
        try {
            Path folder = Files.createTempDirectory("atlas-peers");
            Path source = folder.resolve("peers.c");
            Path library = folder.resolve("peers.so");
            Path log = folder.resolve("log");
            for (Path each : List.of(folder, source, library, log)) {
                each.toFile().deleteOnExit(); // in reverse order, so the folder goes last
            }
            try (InputStream c = PeerLibrary.class.getResourceAsStream(name)) {
                Files.copy(c, source);
            }
            // Not -march=native: gcc then mixes AVX instructions into the loop of the old SHA instructions, and on an
            // Intel server it hashes 10 MB/s instead of 2,100. Each function names its own instructions.
            List<String> command = List.of(
                    compiler, "-O3", "-mtune=native", "-shared", "-fPIC", "-o", library.toString(), source.toString());
            Process gcc = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!gcc.waitFor(60, TimeUnit.SECONDS)) {
                gcc.destroyForcibly();
                throw new Unavailable(compiler + " took more than a minute");
            }
            if (gcc.exitValue() != 0) {
                throw new Unavailable(compiler + " cannot build the C peers: "
                        + Files.readString(log).strip());
            }
            return library;
        } catch (IOException e) {
            throw new Unavailable("no C to compare with: install " + compiler + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while " + compiler + " ran", e));
        }
    }
}
