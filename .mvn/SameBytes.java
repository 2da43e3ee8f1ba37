import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Compares two folders byte for byte, and names each difference: the file, and in a jar, zip or tar the entry. Ends with
 * status 1 if there is one.
 *
 * <p>Usage: {@code java SameBytes.java FOLDER FOLDER}
 */
public final class SameBytes {
    private static final int TAR_BLOCK = 512;

    private final List<String> differences = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        if (args.length != 2 || !Stream.of(args).map(Path::of).allMatch(Files::isDirectory)) {
            System.err.println("usage: java SameBytes.java FOLDER FOLDER");
            System.exit(2);
        }
        SameBytes comparison = new SameBytes();
        int files = comparison.folders(Path.of(args[0]), Path.of(args[1]));
        comparison.differences.forEach(System.out::println);
        if (!comparison.differences.isEmpty()) {
            System.out.println("The folders differ.");
            System.exit(1);
        }
        if (files == 0) {
            System.out.println("Both folders are empty: there is nothing to compare.");
            System.exit(1);
        }
        System.out.println(files + " files are equal, byte for byte.");
    }

    private int folders(Path one, Path other) throws IOException {
        SortedSet<String> names = files(one);
        names.addAll(files(other));
        for (String name : names) {
            compare(name, bytes(one.resolve(name)), bytes(other.resolve(name)));
        }
        return names.size();
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }

    /** @param one null if there is no such file or entry; so is other */
    private void compare(String name, byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) {
            return;
        }
        if (one == null || other == null) {
            differences.add(name + ": only in the " + (one == null ? "second" : "first"));
            return;
        }
        Map<String, Entry> entries = entries(name, one);
        Map<String, Entry> others = entries(name, other);
        int known = differences.size();
        SortedSet<String> names = new TreeSet<>(entries.keySet());
        names.addAll(others.keySet());
        for (String entry : names) {
            Entry first = entries.get(entry);
            Entry second = others.get(entry);
            String nested = name + " > " + entry;
            compare(nested, first == null ? null : first.content(), second == null ? null : second.content());
            if (first != null && second != null && !Objects.equals(first.about(), second.about())) {
                differences.add(nested + ": " + first.about() + " and " + second.about());
            }
        }
        if (differences.size() == known && !List.copyOf(entries.keySet()).equals(List.copyOf(others.keySet()))) {
            differences.add(name + ": the same entries in another order");
        }
        if (differences.size() == known) {
            differences.add(name + ": " + where(one, other));
        }
    }

    /** Says where contents begin to differ. */
    private static String where(byte[] one, byte[] other) {
        int at = Arrays.mismatch(one, other);
        return "%,d and %,d bytes, which differ from byte %,d on: %s and %s"
                .formatted(one.length, other.length, at, excerpt(one, at), excerpt(other, at));
    }

    private static String excerpt(byte[] bytes, int at) {
        int from = Math.max(0, at - 20);
        String text = new String(bytes, from, Math.min(bytes.length, at + 40) - from, StandardCharsets.ISO_8859_1);
        return "'" + text.replaceAll("[^\\x20-\\x7e]", ".") + "'";
    }

    /**
     * An entry of an archive.
     *
     * @param about what the archive says of it in addition to its content
     */
    private record Entry(byte[] content, String about) {}

    /** Returns the entries in their order; none if the file is not an archive. */
    private static Map<String, Entry> entries(String name, byte[] file) {
        try {
            if (name.endsWith(".jar") || name.endsWith(".zip")) {
                return zip(file);
            }
            if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
                return tar(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes());
            }
        } catch (IOException e) {
            System.out.println(name + " cannot be read as an archive: " + e.getMessage());
        }
        return Map.of();
    }

    private static Map<String, Entry> zip(byte[] file) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                entries.put(entry.getName(), new Entry(content, "time " + entry.getTimeLocal()));
            }
        }
        return entries;
    }

    private static Map<String, Entry> tar(byte[] file) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        InputStream in = new ByteArrayInputStream(file);
        for (byte[] head = in.readNBytes(TAR_BLOCK); head.length == TAR_BLOCK && head[0] != 0; ) {
            String octal = field(head, 124, 12).strip();
            int size = octal.isEmpty() ? 0 : Integer.parseInt(octal, 8);
            byte[] content = in.readNBytes(size);
            in.skipNBytes(Math.min(in.available(), -size & TAR_BLOCK - 1));
            String about = "mode %s, owner %s:%s %s:%s, time %s"
                    .formatted(
                            field(head, 100, 8),
                            field(head, 108, 8),
                            field(head, 116, 8),
                            field(head, 265, 32),
                            field(head, 297, 32),
                            field(head, 136, 12));
            entries.put(field(head, 345, 155) + "/" + field(head, 0, 100), new Entry(content, about));
            head = in.readNBytes(TAR_BLOCK);
        }
        return entries;
    }

    private static String field(byte[] head, int at, int length) {
        int end = at;
        while (end < at + length && head[end] != 0) {
            end++;
        }
        return new String(head, at, end - at, StandardCharsets.UTF_8);
    }
}
