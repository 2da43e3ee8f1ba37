package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A new folder for everything of a browser: profile, home and temporary files. Deleted when closed. */
final class Profile implements AutoCloseable {
    private static final Set<Profile> OPEN = ConcurrentHashMap.newKeySet();

    /** Ended browsers may write for a moment longer, and a folder that gets new files cannot be deleted. */
    private static final int TRIES = 20;

    private static final long PAUSE = 50;

    private static final FileAttribute<?> OF_THIS_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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

    /**
     * Returns the address of a new page in this folder that redirects to another one. Every user of the machine can
     * read the arguments of a program, but only this user can read the page.
     */
    String entrance(String url) throws IOException {
        Path page = Files.createFile(folder.resolve("entrance.html"), OF_THIS_USER);
        Files.writeString(
                page,
                "<!doctype html><script>location.replace("
                        + Json.array().add(url).get(0) + ")</script>\n");
        return page.toUri().toString();
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
            return Files.notExists(folder); // a process is still writing: try again
        }
    }
}
