package dev.atlasl2.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** All vectors, in order, with the digests of the files that they came from. Immutable. */
public final class Corpus {
    private static final String SCHEMA = "schema/vectors.schema.json";

    /** The families in the order in which they are run: each depends on earlier ones. */
    public static final List<String> FAMILIES = choices(SCHEMA, "/properties/family/enum");

    /** The operations that vectors may use, in the order of the table from which the schema is generated. */
    static final List<String> OPERATIONS = choices(SCHEMA, "/$defs/vector/properties/op/enum");

    private final List<Vector> vectors;
    private final Map<String, Vector> byId;
    private final Map<String, String> titles;
    private final SortedMap<String, String> digests;

    /** One file, read by one of several threads; of several damaged files the first in order is reported. */
    private record Parsed(VectorFile file, String sha256, CorpusException failure) {
        static Parsed of(Map.Entry<String, byte[]> file) {
            try {
                String text = new String(file.getValue(), StandardCharsets.UTF_8);
                return new Parsed(VectorFile.parse(file.getKey(), text), Corpus.sha256(file.getValue()), null);
            } catch (CorpusException failure) {
                return new Parsed(null, null, failure);
            }
        }

        VectorFile orThrow() {
            if (failure != null) {
                throw failure;
            }
            return file;
        }
    }

    private Corpus(Map<String, byte[]> files) {
        List<Vector> all = new ArrayList<>();
        Map<String, Vector> ids = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        SortedMap<String, String> hashes = new TreeMap<>();
        List<Parsed> parsed = files.entrySet().parallelStream().map(Parsed::of).toList();
        for (Parsed each : parsed) {
            VectorFile file = each.orThrow();
            names.put(file.family(), file.title());
            hashes.put("vectors/" + file.family() + ".json", each.sha256());
            for (Vector vector : file.vectors()) {
                all.add(vector);
                ids.put(vector.id(), vector); // unique: an id begins with its family, and a file knows no id twice
            }
        }
        vectors = List.copyOf(all);
        byId = Collections.unmodifiableMap(ids);
        titles = Collections.unmodifiableMap(names);
        digests = Collections.unmodifiableSortedMap(hashes);
    }

    /**
     * Loads the corpus that is packed with this class.
     *
     * @throws CorpusException if it is damaged
     */
    public static Corpus load() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String family : FAMILIES) {
            String name = "vectors/" + family + ".json";
            files.put(name, resource(name));
        }
        return new Corpus(files);
    }

    /**
     * Loads the corpus of a folder: its {@code vectors/*.json}, each of a known family.
     *
     * @throws CorpusException naming the file and the problem in it
     */
    public static Corpus load(Path folder) {
        Path vectors = folder.resolve("vectors");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            for (String family : families(vectors)) {
                Path file = vectors.resolve(family + ".json");
                files.put(file.toString(), RegularFile.read(file, VectorFile.LONGEST));
            }
        } catch (IOException e) {
            throw new CorpusException(
                    vectors + ": cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new CorpusException(vectors + ": holds no vector file");
        }
        return new Corpus(files);
    }

    /** Returns the number of vectors that are packed with this class, without reading them: each is one line. */
    public static long count() {
        return FAMILIES.stream()
                .flatMap(family -> new String(resource("vectors/" + family + ".json"), StandardCharsets.UTF_8).lines())
                .filter(line -> line.startsWith("{\"id\":"))
                .count();
    }

    /** Returns all vectors, family by family. */
    public List<Vector> vectors() {
        return vectors;
    }

    /** Returns the families that are present, in order. */
    public List<String> families() {
        return List.copyOf(titles.keySet());
    }

    /** Returns the title of a family; its name if there is no title. */
    public String title(String family) {
        return titles.getOrDefault(family, family);
    }

    /** Returns the vector with that id. */
    public Optional<Vector> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Returns the SHA-256, in hex, of each file's bytes, by its path below the folder, such as {@code
     * vectors/sum.json}; sorted by path.
     */
    public SortedMap<String, String> sha256() {
        return digests;
    }

    /** Returns the digest of the whole: SHA-256, in hex, of what {@code sha256sum vectors/*.json} prints. */
    public String root() {
        StringBuilder list = new StringBuilder();
        digests.forEach(
                (path, digest) -> list.append(digest).append("  ").append(path).append('\n'));
        return sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a resource that is packed with this class. */
    static byte[] resource(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new CorpusException(name + ": missing from the packed corpus");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CorpusException(name + ": cannot be read from the packed corpus: " + e.getMessage(), e);
        }
    }

    /** Returns the texts that a schema, which is packed with this class, allows in a place. */
    static List<String> choices(String schema, String place) {
        return Json.read(schema, new String(resource(schema), StandardCharsets.UTF_8))
                .requiredAt(place)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> families(Path vectors) throws IOException {
        List<String> names;
        try (Stream<Path> entries = Files.list(vectors)) {
            names = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .toList();
        }
        for (String name : names) {
            if (!FAMILIES.contains(name.substring(0, name.length() - 5))) {
                throw new CorpusException(
                        vectors.resolve(name) + ": unknown family; known are " + String.join(", ", FAMILIES));
            }
        }
        return FAMILIES.stream()
                .filter(family -> names.contains(family + ".json"))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
