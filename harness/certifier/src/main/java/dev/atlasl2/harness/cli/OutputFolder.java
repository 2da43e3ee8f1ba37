package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.vectors.FileReplacement;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder for a run's files: all of them or none, each complete, and of one run at a time. Existing files are
 * replaced, never written through: see {@link FileReplacement}.
 */
final class OutputFolder implements AutoCloseable {
    /** The name of the folder if the user names none. */
    static final Path USUAL = Path.of("atlas-certificate");

    private final Path folder;
    private final FolderLock lock;

    private OutputFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Returns the folder that the user named, which may be a link to one. Otherwise it returns the default folder in
     * the current folder, which may not be a link: it may have come with the files that are certified.
     *
     * @throws Refusal like {@link #open(Path)}
     */
    static OutputFolder open(Optional<Path> named) {
        if (named.isEmpty() && Files.isSymbolicLink(USUAL)) {
            throw Refusal.usage(USUAL + ": is a symbolic link; if that is meant, name it with --out");
        }
        return open(named.orElse(USUAL));
    }

    /**
     * Makes the folder if it does not exist, and checks that files can be written to it, before minutes of work.
     *
     * @throws Refusal naming it and the problem, for example that another run writes to it
     */
    static OutputFolder open(Path folder) {
        if (folder.toString().isEmpty()) {
            throw Refusal.usage("--out: must name a folder, got an empty name");
        }
        try {
            Files.createDirectories(folder);
            return new OutputFolder(folder, FolderLock.of(folder));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Returns the path of a file for people: the name of its folder may contain line ends and colours. */
    String shown(String name) {
        return PlainText.of(path(name).toString());
    }

    /**
     * Writes the files under temporary names, then moves them into place in the given order.
     *
     * @throws Refusal if one cannot be written; then none is left half-written
     */
    void write(Map<String, String> files) {
        List<FileReplacement> written = new ArrayList<>();
        try {
            for (var file : files.entrySet()) {
                FileReplacement replacement = FileReplacement.of(path(file.getKey()));
                written.add(replacement);
                replacement.write(file.getValue());
            }
            for (FileReplacement file : written) {
                file.place();
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        } finally {
            written.forEach(OutputFolder::close);
        }
    }

    /**
     * Checks, before minutes of work, that files of these names can be written, also if they exist already.
     *
     * @throws Refusal naming what cannot be replaced, such as a folder or a pipe
     */
    void require(List<String> names) {
        try {
            for (String name : names) {
                FileReplacement.requireReplaceable(path(name));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Lets other runs write to it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** A refusal that names the folder and the problem. */
    Refusal unwritable(IOException e) {
        return unwritable(folder, e);
    }

    private static Refusal unwritable(Path folder, IOException e) {
        return Refusal.usage("--out " + folder + ": cannot be written: " + reason(e));
    }

    private static void close(FileReplacement file) {
        try {
            file.close();
        } catch (IOException e) {
            // it has its name, or it remains as a temporary file: the reason is already reported
        }
    }

    /** Returns in words what an I/O exception says by its type. */
    static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException f -> f.getFile() + " is not a folder";
            case NoSuchFileException f -> "no such file: " + f.getFile();
            case AccessDeniedException f -> "permission denied: " + f.getFile();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
