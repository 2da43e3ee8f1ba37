package dev.atlasl2.harness.targets.browser;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A fresh folder that is a browser's whole world: profile, home and temporary files. Gone when closed. */
final class Profile implements AutoCloseable {
    private static final Set<Profile> OPEN = ConcurrentHashMap.newKeySet();

    /** Browsers that were just ended may write for a moment longer, and a folder that gains files is not deleted. */
    private static final int TRIES = 20;

    private static final long PAUSE = 50;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Profile::close), "atlas-delete-profiles"));
    }

    private final Path folder;

    Profile(Browser browser) throws IOException {
        folder = Files.createTempDirectory("atlas-" + browser.id() + "-");
        OPEN.add(this);
        browser.prepare(folder);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        OPEN.remove(this);
        for (int i = 0; i < TRIES && !delete(); i++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
            return true;
        } catch (IOException e) {
            return !Files.exists(folder); // somebody still writes: once more
        }
    }
}
