package dev.atlasl2.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder that a run's files go to: all of them or none, each whole. */
final class OutputFolder {
    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder where there is none, and sees that files can be written to it: better now than after minutes of
     * work.
     *
     * @throws Refusal naming it and what is wrong
     */
    static OutputFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".atlas-", ".tmp"));
            return new OutputFolder(folder);
        } catch (IOException e) {
            throw Refusal.usage("--out " + folder + ": cannot be written: " + reason(e));
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Writes the files under temporary names, then moves them into place in the order given.
     *
     * @throws Refusal when one cannot be written; then none is left half-written
     */
    void write(Map<String, String> files) {
        Map<Path, Path> moves = new LinkedHashMap<>();
        try {
            for (var file : files.entrySet()) {
                Path temporary = Files.createTempFile(folder, "." + file.getKey() + "-", ".tmp");
                moves.put(temporary, path(file.getKey()));
                Files.writeString(temporary, file.getValue(), StandardCharsets.UTF_8);
                temporary.toFile().setReadable(true, false); // temporary files are made for their owner alone
            }
            for (Path destination : moves.values()) { // the one thing that a rename cannot replace
                if (Files.isDirectory(destination)) {
                    throw new IOException(destination + " is a folder");
                }
            }
            for (var move : moves.entrySet()) {
                Files.move(
                        move.getKey(),
                        move.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            moves.keySet().forEach(temporary -> temporary.toFile().delete());
            throw Refusal.usage("--out " + folder + ": cannot be written: " + reason(e));
        }
    }

    /** Says in words what an I/O exception says by its type. */
    static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException f -> f.getFile() + " is not a folder";
            case NoSuchFileException f -> "no such file: " + f.getFile();
            case AccessDeniedException f -> "permission denied: " + f.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
