package dev.atlasl2.vectors.telling;

import static dev.atlasl2.vectors.telling.Telling.Part.BYTES;
import static dev.atlasl2.vectors.telling.Telling.Part.NUMBER;
import static dev.atlasl2.vectors.telling.Telling.Part.OFFSET;
import static dev.atlasl2.vectors.telling.Telling.Part.OPERANDS;
import static dev.atlasl2.vectors.telling.Telling.Part.PAIR;
import static dev.atlasl2.vectors.telling.Telling.Part.RESIDUE;
import static dev.atlasl2.vectors.telling.Telling.Part.SIZE;
import static dev.atlasl2.vectors.telling.Telling.Part.STEPS;

import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.InParallel;
import dev.atlasl2.vectors.telling.Telling.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The number of core vectors of each operation with each telling value, and the required number. */
public final class TellingTable {
    /** The required number, unless {@link TellingExceptions} says otherwise. */
    public static final int MIN_ASKED = 2;

    /** One line per operation: its parts that a telling value can be about. */
    private static final Map<String, Set<Part>> PARTS = Map.ofEntries(
            has("version"),
            has("errorCodes"),
            has("constants"),
            has("sum", SIZE, BYTES),
            has("stream", SIZE, BYTES, STEPS, RESIDUE, NUMBER),
            has("check", SIZE, BYTES),
            has("windowCheck", SIZE, BYTES),
            has("slidingCheck", SIZE, BYTES, NUMBER),
            has("delta", SIZE, BYTES, PAIR),
            has("deltaByte", RESIDUE, NUMBER),
            has("deltaRange", SIZE, BYTES, PAIR, RESIDUE, NUMBER),
            has("deltaSteps", SIZE, BYTES, PAIR, STEPS, RESIDUE, NUMBER),
            has("fill", SIZE, NUMBER),
            has("copy", SIZE, BYTES, PAIR),
            has("copyWithin", SIZE, BYTES, OFFSET, NUMBER),
            has("buffer", SIZE, BYTES, OFFSET, STEPS, NUMBER),
            has("batch", SIZE, BYTES, PAIR, OPERANDS),
            has("batchHint", SIZE, NUMBER),
            has("budget", OPERANDS, STEPS, RESIDUE, NUMBER),
            has("budgetRace", RESIDUE),
            has("witness", SIZE, BYTES),
            has("witnessTree", SIZE, BYTES, NUMBER),
            has("witnessVerify", SIZE, BYTES),
            has("witnessMerge", SIZE, OPERANDS),
            has("ranges", SIZE, BYTES, OFFSET, OPERANDS, NUMBER),
            has("merkleRoot", SIZE, BYTES, OPERANDS),
            has("inclusionProof", SIZE, BYTES, OFFSET, NUMBER),
            has("verifyInclusion", OFFSET, OPERANDS, NUMBER),
            has("consistencyProof", SIZE, BYTES, OFFSET, NUMBER),
            has("verifyConsistency", OFFSET, OPERANDS, NUMBER),
            has("changedLeaves", SIZE, BYTES, PAIR, NUMBER),
            has("recordEncode", SIZE),
            has("recordDecode"),
            has("domain", SIZE, BYTES, PAIR, OFFSET, OPERANDS, STEPS, RESIDUE, NUMBER),
            has("attachRace", SIZE, BYTES),
            has("commitRace", SIZE, BYTES));

    private final Map<String, Map<Telling, Integer>> asked = new LinkedHashMap<>();

    private TellingTable(List<Vector> core) {
        Answers.operations().forEach(op -> asked.put(op, new EnumMap<>(Telling.class)));
        List<Set<Telling>> found = InParallel.map(core, vector -> found(AnsweredRequest.of(vector)));
        for (int i = 0; i < core.size(); i++) {
            Map<Telling, Integer> row = asked.get(core.get(i).op());
            found.get(i).forEach(telling -> row.merge(telling, 1, Integer::sum));
        }
    }

    /** Counts, among these vectors, those of level core. */
    public static TellingTable of(List<Vector> vectors) {
        return new TellingTable(
                vectors.stream().filter(vector -> vector.level() == Level.CORE).toList());
    }

    /** Returns the telling values of one request that are possible for its operation. */
    public static Set<Telling> tellingOf(String op, AnsweredRequest asked) {
        Set<Telling> found = found(asked);
        found.removeIf(telling -> !isFor(op, telling));
        return found;
    }

    /** Returns the parts of the operation that telling values can be about; empty if it takes no argument. */
    public static Set<Part> parts(String op) {
        return PARTS.getOrDefault(op, Set.of());
    }

    /** Returns whether the operation can have the telling value. */
    public static boolean isFor(String op, Telling telling) {
        return parts(op).contains(telling.part())
                && TellingExceptions.nonsense(op, telling).isEmpty();
    }

    /** Returns the number of vectors of the operation that have it. */
    public int asked(String op, Telling telling) {
        return asked.get(op).getOrDefault(telling, 0);
    }

    /** Returns one line for each cell with too few vectors, and for each superfluous exception. */
    public List<String> holes() {
        List<String> holes = new ArrayList<>(TellingExceptions.unknown(PARTS));
        asked.keySet().stream()
                .filter(op -> !PARTS.containsKey(op))
                .forEach(op -> holes.add(op + ": TellingTable does not say what it takes"));
        forEachCell((op, telling) -> {
            int least = TellingExceptions.least(op, telling);
            if (asked(op, telling) < least) {
                holes.add(op + " is asked for " + telling.id() + " (" + telling.what() + ") " + asked(op, telling)
                        + " times, at least " + least + " are needed");
            } else if (least < MIN_ASKED && asked(op, telling) >= MIN_ASKED) {
                holes.add(op + " " + telling.id() + ": is asked " + asked(op, telling)
                        + " times: drop its line in TellingExceptions");
            }
        });
        return holes;
    }

    /** Returns TELLING.md. */
    public String markdown() {
        StringBuilder text = new StringBuilder("""
                # Telling values

                Wrong code shows at some sizes, offsets, counts and orders, and not at others. This table says how
                often the core level asks each operation for each of them. Generated by `atlas vectors write`; `atlas
                vectors check` and the build fail if a cell is below %d, unless the last section gives it a lower bound.
                A cell with a dash cannot be asked; the last section says why.
                """.formatted(MIN_ASKED));
        for (Part part : Part.values()) {
            append(text, part);
        }
        TellingExceptions.append(text);
        return text.toString();
    }

    private void append(StringBuilder text, Part part) {
        List<Telling> columns = Stream.of(Telling.values())
                .filter(telling -> telling.part() == part)
                .toList();
        List<String> rows =
                asked.keySet().stream().filter(op -> parts(op).contains(part)).toList();
        List<String> others =
                asked.keySet().stream().filter(op -> !parts(op).contains(part)).toList();
        text.append("\n## ").append(part.title()).append("\n\n");
        columns.forEach(column -> text.append("- `")
                .append(column.id())
                .append("`: ")
                .append(column.what())
                .append('\n'));
        text.append("\n| operation | ")
                .append(String.join(" | ", columns.stream().map(Telling::id).toList()))
                .append(" |\n|---")
                .append("|--:".repeat(columns.size()))
                .append("|\n");
        for (String op : rows) {
            text.append("| ").append(op);
            columns.forEach(column -> text.append(" | ").append(isFor(op, column) ? asked(op, column) : "-"));
            text.append(" |\n");
        }
        text.append("\nNot here, because the operation ")
                .append(part.lacks())
                .append(": ")
                .append(String.join(", ", others))
                .append(".\n");
    }

    private interface Cell {
        void see(String op, Telling telling);
    }

    private void forEachCell(Cell cell) {
        for (String op : asked.keySet()) {
            for (Telling telling : Telling.values()) {
                if (isFor(op, telling)) {
                    cell.see(op, telling);
                }
            }
        }
    }

    private static Set<Telling> found(AnsweredRequest asked) {
        Set<Telling> found = EnumSet.noneOf(Telling.class);
        for (Telling telling : Telling.values()) {
            if (telling.isIn(asked)) {
                found.add(telling);
            }
        }
        return found;
    }

    private static Map.Entry<String, Set<Part>> has(String op, Part... parts) {
        return Map.entry(op, Set.of(parts));
    }
}
