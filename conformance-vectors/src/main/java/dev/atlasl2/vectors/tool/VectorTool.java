package dev.atlasl2.vectors.tool;

import dev.atlasl2.vectors.Clauses;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.FileReplacement;
import dev.atlasl2.vectors.Floors;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.MarkedPart;
import dev.atlasl2.vectors.SchemaCheck;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.VectorFile;
import dev.atlasl2.vectors.corpus.Catalogue;
import dev.atlasl2.vectors.pitfall.KillMatrix;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import dev.atlasl2.vectors.telling.TellingTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Maintains the corpus: ids, order, formatting, and that every answer is the reference's. It works on the folder that
 * contains {@code vectors}, {@code schema}, {@code floors}, PITFALLS.md and TELLING.md, and on the folder {@code
 * ../spec}.
 *
 * <p>Each command prints to the given stream and returns an exit code: 0 done or true, 1 the files are not up to date,
 * 2 wrong usage, 3 the corpus is damaged.
 */
public final class VectorTool {
    private static final String TELLING = "TELLING.md";

    private VectorTool() {}

    /**
     * Runs {@code list}, {@code check} or {@code write}; the folder is {@code --dir}, else {@code conformance-vectors}
     * or the working folder.
     */
    public static void main(String[] args) {
        int code = VectorToolArguments.run(args, System.out, System.err);
        if (System.out.checkError()) {
            System.err.println("cannot write to standard output");
            code = 2;
        }
        System.exit(code);
    }

    /**
     * Prints the matching vectors, one per line: id, level, clause, operation, note.
     *
     * @param clause only those that cite it, such as {@code S2.1} or a whole section {@code S2}
     * @param pitfall only those that kill it
     * @param level only those of that level
     */
    public static int list(
            Path folder, Optional<String> clause, Optional<String> pitfall, Optional<Level> level, PrintStream out) {
        return guarded(out, () -> {
            Corpus corpus = Corpus.load(folder);
            Predicate<Vector> fits =
                    vector -> clause.map(wanted -> cites(vector, wanted)).orElse(true)
                            && level.map(wanted -> vector.level() == wanted).orElse(true);
            if (pitfall.isPresent()) {
                Optional<Pitfall> known = Pitfalls.byName(pitfall.get());
                if (known.isEmpty()) {
                    out.println("unknown pitfall \"" + pitfall.get() + "\"; known are "
                            + String.join(", ", Pitfalls.names()));
                    return 2;
                }
                Set<String> killers = Set.copyOf(
                        KillMatrix.of(corpus.vectors(), List.of(known.get())).killers(known.get()));
                fits = fits.and(vector -> killers.contains(vector.id()));
            }
            List<Vector> found = corpus.vectors().stream().filter(fits).toList();
            for (Vector vector : found) {
                out.printf(
                        "%-48s %-5s %-6s %-18s %s%n",
                        vector.id(), vector.level().json(), vector.clause(), vector.op(), vector.note());
            }
            out.println(found.size() + " of " + corpus.vectors().size() + " vectors");
            return 0;
        });
    }

    /** Regenerates everything except the kill matrix and compares byte for byte; the first difference is one line. */
    public static int check(Path folder, PrintStream out) {
        return guarded(out, () -> {
            Corpus corpus = Corpus.load(folder);
            // First what takes no time: the answers take most of it.
            for (Map.Entry<Path, String> page : fromTable(folder).entrySet()) {
                String text = VectorFile.readText(page.getKey());
                if (!text.equals(page.getValue())) {
                    out.println(page.getKey() + ":" + Difference.between(text, page.getValue()));
                    return 1;
                }
            }
            SchemaCheck schema = SchemaCheck.vectors();
            for (String family : Corpus.FAMILIES) {
                Path file = folder.resolve("vectors").resolve(family + ".json");
                String text = VectorFile.readText(file);
                schema.check(file.toString(), text);
                String right = Catalogue.family(family).text();
                if (!text.equals(right)) {
                    out.println(file + ":" + Difference.between(text, right));
                    return 1;
                }
            }
            for (String name : Floors.FILES) {
                Path floors = folder.resolve(name);
                SchemaCheck.floors().check(floors.toString(), VectorFile.readText(floors));
                Floors.read(floors);
            }
            Clauses clauses = Clauses.read(specification(folder));
            String right = clauses.withTable(corpus.vectors());
            if (!clauses.text().equals(right)) {
                out.println(specification(folder) + ":" + Difference.between(clauses.text(), right));
                return 1;
            }
            TellingTable telling = TellingTable.of(corpus.vectors());
            if (!telling.holes().isEmpty()) {
                telling.holes().forEach(out::println);
                return 1;
            }
            String page = VectorFile.readText(folder.resolve(TELLING));
            if (!page.equals(telling.markdown())) {
                out.println(folder.resolve(TELLING) + ":" + Difference.between(page, telling.markdown()));
                return 1;
            }
            out.println(corpus.vectors().size() + " vectors agree with the reference");
            return 0;
        });
    }

    /**
     * Regenerates the vector files, the table in the specification, the parts that the table of operations generates
     * (in PROTOCOL.md, ABI.md and the schema), PITFALLS.md and TELLING.md. Ids are permanent: an id that would
     * disappear or get another input is an error, unless {@code retire} allows it.
     */
    public static int write(Path folder, boolean retire, PrintStream out) {
        return guarded(out, () -> {
            List<Vector> before = retire ? List.of() : written(folder);
            Map<Path, String> files = new LinkedHashMap<>();
            List<Vector> vectors = new ArrayList<>();
            for (VectorFile file : Catalogue.all()) {
                files.put(folder.resolve("vectors").resolve(file.family() + ".json"), file.text());
                vectors.addAll(file.vectors());
            }
            Optional<String> broken = brokenPromise(before, vectors);
            if (broken.isPresent()) {
                out.println(broken.get());
                return 1;
            }
            files.putAll(fromTable(folder));
            Clauses clauses = Clauses.read(specification(folder));
            files.put(specification(folder), clauses.withTable(vectors));
            files.put(folder.resolve(TELLING), TellingTable.of(vectors).markdown());
            files.put(
                    folder.resolve("PITFALLS.md"),
                    KillMatrix.of(vectors, Pitfalls.all()).markdown());
            for (Path file : files.keySet()) { // all or none
                FileReplacement.requireReplaceable(file);
            }
            int written = 0;
            for (Map.Entry<Path, String> file : files.entrySet()) {
                written += replace(file.getKey(), file.getValue());
            }
            out.println(vectors.size() + " vectors, " + written + " of " + files.size() + " files changed");
            return 0;
        });
    }

    private static Path specification(Path folder) {
        return folder.resolve("../spec/SPEC.md").normalize();
    }

    /** Returns the files that are partly generated from the table of operations, with their right content. */
    private static Map<Path, String> fromTable(Path folder) {
        OperationTable table = OperationTable.read(specification(folder).resolveSibling("operations.json"));
        Path protocol = specification(folder).resolveSibling("PROTOCOL.md");
        Path abi = specification(folder).resolveSibling("ABI.md");
        Path schema = folder.resolve("schema/vectors.schema.json");
        Map<Path, String> pages = new LinkedHashMap<>();
        OperationPages generated = new OperationPages(table);
        String text = VectorFile.readText(protocol);
        text = MarkedPart.replaced(protocol.toString(), text, "operations", generated.operations());
        text = MarkedPart.replaced(protocol.toString(), text, "sequences", generated.sequences());
        text = MarkedPart.replaced(protocol.toString(), text, "benches", generated.benches());
        pages.put(protocol, text);
        pages.put(
                abi, MarkedPart.replaced(abi.toString(), VectorFile.readText(abi), "operations", generated.exports()));
        pages.put(schema, OperationSchema.of(table, schema.toString(), VectorFile.readText(schema)));
        return pages;
    }

    private static boolean cites(Vector vector, String clause) {
        return vector.clause().equals(clause) || vector.clause().startsWith(clause + ".");
    }

    private static List<Vector> written(Path folder) {
        // An unreachable folder is not treated as a missing one, because its ids are permanent.
        return Files.notExists(folder.resolve("vectors"))
                ? List.of()
                : Corpus.load(folder).vectors();
    }

    /** Returns the first of the old vectors whose id is no longer made or has another input. */
    static Optional<String> brokenPromise(List<Vector> old, List<Vector> made) {
        Map<String, Vector> now = new HashMap<>();
        made.forEach(vector -> now.put(vector.id(), vector));
        for (Vector vector : old) {
            Vector same = now.get(vector.id());
            if (same == null) {
                return Optional.of(
                        vector.id() + ": ids are permanent, and this one is no longer made (--retire drops it)");
            }
            if (!same.op().equals(vector.op())
                    || !same.in().toString().equals(vector.in().toString())) {
                return Optional.of(vector.id()
                        + ": ids are permanent, and this one's input changed (give it another id, or --retire)");
            }
        }
        return Optional.empty();
    }

    private static int replace(Path file, String text) throws IOException {
        if (Files.exists(file) && VectorFile.readText(file).equals(text)) {
            return 0;
        }
        Files.createDirectories(file.getParent());
        FileReplacement.write(file, text);
        return 1;
    }

    @FunctionalInterface
    private interface Command {
        int run() throws IOException;
    }

    private static int guarded(PrintStream out, Command command) {
        try {
            return command.run();
        } catch (CorpusException e) {
            out.println(e.getMessage());
        } catch (IOException e) {
            out.println("cannot write: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        return 3;
    }
}
