package dev.atlasl2.harness.targets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of a target, so that a certificate records what was tested.
 *
 * @param name a file's name, or its path in the kit with slashes; for a container the image
 * @param sha256 64 digits of lower-case hex; for a container those of the image's id
 */
public record Artifact(String name, String sha256) {
    public Artifact {
        if (Objects.requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("name: must not be empty");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256: must be 64 digits of lower-case hex, got \"" + sha256 + '"');
        }
    }

    /**
     * Returns the files among the words of a command: the program, and its scripts and modules. Files that may be run
     * but not read are left out. Only the file's name is recorded, without the folders of this machine; another file of
     * that name with different bytes is numbered.
     */
    static List<Artifact> ofCommand(List<String> words) {
        Map<String, Artifact> byName = new LinkedHashMap<>();
        words.stream()
                .distinct()
                .filter(word -> word.indexOf('\0') < 0)
                .map(Path::of)
                .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                .map(file -> of(file.getFileName().toString(), file))
                .filter(file -> byName.values().stream().noneMatch(other -> isSame(other, file)))
                .forEach(file -> {
                    String name = file.name();
                    for (int i = 2; byName.containsKey(name); i++) {
                        name = file.name() + " (" + i + ")";
                    }
                    byName.put(name, new Artifact(name, file.sha256()));
                });
        return List.copyOf(byName.values());
    }

    private static boolean isSame(Artifact numbered, Artifact file) {
        return numbered.sha256.equals(file.sha256)
                && (numbered.name.equals(file.name) || numbered.name.startsWith(file.name + " ("));
    }

    /** Returns the executables that ran, by their file names, followed by the other files that are not among them. */
    static List<Artifact> ofPrograms(List<Path> programs, List<Artifact> others) {
        List<Artifact> all = new ArrayList<>();
        for (Path program : programs) {
            addNew(of(program.getFileName().toString(), program), all);
        }
        others.forEach(other -> addNew(other, all));
        return all;
    }

    /** Names are unique among the artifacts of a target: another file with the same name gets a number. */
    private static void addNew(Artifact file, List<Artifact> all) {
        if (all.stream().anyMatch(known -> known.sha256.equals(file.sha256))) {
            return;
        }
        Set<String> taken = all.stream().map(Artifact::name).collect(Collectors.toSet());
        String name = file.name;
        for (int i = 2; taken.contains(name); i++) {
            name = file.name + " (" + i + ")";
        }
        all.add(new Artifact(name, file.sha256));
    }

    /**
     * Returns the files of a folder and of its subfolders, or a single file, named by their path relative to another
     * folder.
     */
    static Stream<Artifact> below(Path root, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> of(root.relativize(file).toString().replace('\\', '/'), file))
                    .sorted(Comparator.comparing(Artifact::name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifact of(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return new Artifact(name, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
