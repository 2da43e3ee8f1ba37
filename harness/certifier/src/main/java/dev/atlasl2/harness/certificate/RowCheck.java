package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.verdict.Difference;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.SkipBudget;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks each target's rows against its totals, against the tree over all rows and, if the corpus is the same, against
 * the vectors.
 */
final class RowCheck {
    private final Corpus corpus;
    private final String day;
    private final List<String> problems;
    private final Set<String> ids = new LinkedHashSet<>();

    /**
     * @param corpus the corpus that the rows must cover; null if this kit has other vectors
     * @param day the day of the run
     */
    RowCheck(Corpus corpus, String day, List<String> problems) {
        this.corpus = corpus;
        this.day = day;
        this.problems = problems;
    }

    /** Returns the targets that were seen. */
    Set<String> ids() {
        return ids;
    }

    void check(JsonNode correctness) {
        Selection selection = CertificateReader.selection(correctness);
        List<Vector> vectors = corpus == null ? List.of() : selection.of(corpus);
        int stated = correctness.path("corpus").path("vectors").intValue();
        if (corpus != null && stated != vectors.size()) {
            problems.add("correctness.corpus.vectors: says " + stated + ", the corpus has " + vectors.size()
                    + " of these levels, families and this shard");
        }
        if (corpus != null) {
            checkFamilies(selection.families());
        }
        int index = 0;
        for (JsonNode target : correctness.path("targets")) {
            String id = target.path("id").stringValue();
            String place = "correctness.targets[" + index++ + "] (" + id + ")";
            if (!ids.add(id)) {
                problems.add(place + ".id: the target is there twice");
            }
            checkArtifacts(place, target.path("artifacts"));
            checkTotals(place, target, stated);
            checkKnown(place, target.path("vectors"));
            if (corpus != null) {
                checkCover(place, target.path("vectors"), vectors);
            }
        }
        checkTree("correctness", correctness);
    }

    /**
     * Checks the rows of fresh vectors, after those of the corpus.
     *
     * @param certificate one that may have none
     */
    void checkFresh(JsonNode certificate) {
        JsonNode section = certificate.path("fresh");
        if (section.isMissingNode()) {
            return;
        }
        int stated = section.path("vectors").intValue();
        boolean hasSeed = checkSeed(section.path("seed").stringValue());
        Optional<List<Vector>> vectors = corpus == null || !hasSeed ? Optional.empty() : fresh(certificate);
        List<String> targets = new ArrayList<>();
        for (JsonNode target : section.path("targets")) {
            String place = "fresh.targets[" + targets.size() + "] ("
                    + target.path("id").stringValue() + ")";
            targets.add(target.path("id").stringValue());
            checkTotals(place, target, stated);
            vectors.ifPresent(asked -> checkCover(place, target.path("vectors"), asked));
        }
        if (!targets.equals(List.copyOf(ids))) {
            problems.add("fresh.targets: must be those of correctness, " + ids + ", got " + targets);
        }
        checkTree("fresh", section);
    }

    /** Draws them again from the stated seed; empty if the statement is not valid. */
    private Optional<List<Vector>> fresh(JsonNode certificate) {
        JsonNode correctness = certificate.path("correctness");
        List<String> families = CertificateReader.selection(correctness).families(corpus);
        if (Fresh.operations(families).isEmpty()) {
            problems.add("fresh.vectors: there are none of " + families);
            return Optional.empty();
        }
        return Optional.of(CertificateReader.fresh(certificate).vectors(families));
    }

    /** The form ensures the digits. It cannot ensure 64 bits. */
    private boolean checkSeed(String seed) {
        try {
            Long.parseUnsignedLong(seed);
            return true;
        } catch (NumberFormatException e) {
            problems.add("fresh.seed: must be a number of 64 bits, got " + seed);
            return false;
        }
    }

    /** A choice of families is written in one way only, and a choice of all families is not written. */
    private void checkFamilies(List<String> stated) {
        List<String> inOrder =
                corpus.families().stream().filter(stated::contains).toList();
        if (!stated.equals(inOrder) || stated.size() == corpus.families().size()) {
            problems.add(
                    "correctness.families: must be some of " + corpus.families() + ", in this order, got " + stated);
        }
    }

    private void checkTree(String section, JsonNode json) {
        ResultTree tree = new ResultTree(json);
        JsonNode stated = json.path("tree");
        compare(section + ".tree.leaves", stated.path("leaves").intValue(), tree.size());
        if (!tree.root().equals(stated.path("root").stringValue())) {
            problems.add(section + ".tree.root: says "
                    + stated.path("root").stringValue() + ", the rows give " + tree.root()
                    + ": one of them was changed, dropped or moved");
        }
    }

    /**
     * Returns whether a row may be in the certificate of a conforming target.
     *
     * @param hello the introduction of the target
     * @param vectors finds a vector of the certificate's corpus by its id; finds none if that is another corpus
     * @param levels those of the certificate
     */
    static boolean isAllowed(
            JsonNode row, JsonNode hello, Function<String, Optional<Vector>> vectors, Set<Level> levels) {
        return switch (row.path("verdict").stringValue()) {
            case "pass", "known" -> true;
            case "skip" ->
                hello.isObject()
                        && vectors.apply(row.path("id").stringValue())
                                .map(vector -> SkipBudget.allows(vector, Optional.of(Hello.ofJson(hello))))
                                .orElseGet(() -> SkipBudget.mayAllow(levels, Hello.ofJson(hello)));
            default -> false;
        };
    }

    private void checkArtifacts(String place, JsonNode artifacts) {
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode file : artifacts) {
            String name = file.path("name").stringValue();
            if (!names.add(name)) {
                problems.add(place + ".artifacts[" + index + "].name: " + name + " is there twice");
            }
            index++;
        }
    }

    private void checkTotals(String place, JsonNode target, int vectors) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (JsonNode row : target.path("vectors")) {
            counts.merge(Verdict.valueOf(row.path("verdict").stringValue().toUpperCase(Locale.ROOT)), 1, Integer::sum);
        }
        JsonNode totals = target.path("totals");
        compare(
                place + ".totals.vectors",
                totals.path("vectors").intValue(),
                target.path("vectors").size());
        compare(place + ".totals.vectors", totals.path("vectors").intValue(), vectors);
        for (Verdict verdict : Verdict.values()) {
            compare(
                    place + ".totals." + verdict.json(),
                    totals.path(verdict.json()).intValue(),
                    counts.getOrDefault(verdict, 0));
        }
    }

    /** An excuse must be valid on the day of the run. Days are written so that their texts compare like the days. */
    private void checkKnown(String place, JsonNode rows) {
        int index = 0;
        for (JsonNode row : rows) {
            String verdict = row.path("verdict").stringValue();
            boolean isPast = row.path("known").path("expires").asString("").compareTo(day) < 0;
            if (row.has("known") && isTooLong(row.path("known").path("expires").asString(""))) {
                problems.add(place + ".vectors[" + index + "].known.expires: is more than " + KnownFailures.LONGEST_DAYS
                        + " days after " + day + ": "
                        + row.path("known").path("expires").stringValue());
            }
            if (verdict.equals("known") && isPast) {
                problems.add(place + ".vectors[" + index + "].known.expires: was over on " + day);
            } else if (row.has("known") && !isPast && (verdict.equals("fail") || verdict.equals("fault"))) {
                problems.add(place + ".vectors[" + index + "].verdict: says " + verdict + ", and it is excused until "
                        + row.path("known").path("expires").stringValue());
            }
            index++;
        }
    }

    private boolean isTooLong(String expires) {
        try {
            return KnownFailures.isTooLong(LocalDate.parse(day), LocalDate.parse(expires));
        } catch (DateTimeParseException e) {
            return false; // another check reports a day that does not exist
        }
    }

    private void compare(String place, int stated, int counted) {
        if (stated != counted) {
            problems.add(place + ": says " + stated + ", the rows give " + counted);
        }
    }

    /** Every vector, once, in the corpus's order. */
    private void checkCover(String place, JsonNode rows, List<Vector> vectors) {
        for (int i = 0; i < Math.max(rows.size(), vectors.size()); i++) {
            String expected = i < vectors.size() ? vectors.get(i).id() : "nothing";
            String got = i < rows.size() ? rows.get(i).path("id").stringValue() : "nothing";
            if (!expected.equals(got)) {
                problems.add(place + ".vectors[" + i + "].id: must be " + expected + ", got " + got);
                return; // all following rows are shifted
            }
            checkRow(place + ".vectors[" + i + "]", rows.get(i), vectors.get(i));
        }
    }

    private void checkRow(String place, JsonNode row, Vector vector) {
        if (row.has("clause") && !row.get("clause").stringValue().equals(vector.clause())) {
            problems.add(place + ".clause: must be " + vector.clause() + ", got "
                    + row.get("clause").stringValue());
        }
        if (!row.has("got")) {
            return;
        }
        if (!row.path("op").stringValue().equals(vector.op())) {
            problems.add(place + ".op: must be " + vector.op() + ", got "
                    + row.path("op").stringValue());
        }
        same(place + ".in", vector.in(), row.path("in"));
        same(place + ".expected", vector.expect(), row.path("expected"));
        Optional<Difference> difference = Difference.of(vector.expect(), row.path("got"));
        if (difference.isEmpty()) {
            problems.add(place + ".got: is the right answer, so it cannot have failed");
        } else if (!difference.get().place().equals(row.path("at").stringValue())) {
            problems.add(place + ".at: must be " + difference.get().place() + ", got "
                    + row.path("at").stringValue());
        }
    }

    private void same(String place, ObjectNode expected, JsonNode got) {
        if (!Canonical.text(expected).equals(Canonical.text(got))) {
            problems.add(place + ": is not the vector's");
        }
    }
}
