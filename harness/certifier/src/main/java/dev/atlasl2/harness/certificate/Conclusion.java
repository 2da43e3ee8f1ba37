package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The conclusion of a run, in words. The terminal, the report, the summary, the badge, JUnit and the attestation all
 * use it.
 *
 * @param headline the decision; for a part of a run, that it is a part
 * @param reasons why it is not certified, the most important first; none if it is certified
 */
public record Conclusion(String headline, List<String> reasons) {
    private static final int TARGETS_SHOWN = 3;
    private static final int LONGEST_NAME = 60;

    public Conclusion {
        reasons = List.copyOf(reasons);
    }

    static Conclusion of(Certification found) {
        String headline = headline(found.decision(), found.selection());
        if (found.decision() == Decision.PASSED && !found.selection().families().isEmpty()) {
            headline += " (" + operations(found.vectors()).size() + " of "
                    + Count.of(operations(whole(found)).size(), "operation") + ")";
        }
        return new Conclusion(
                headline,
                switch (found.decision()) {
                    case CERTIFIED, PASSED -> List.of();
                    case NOT_CERTIFIED -> wrong(found);
                    case INCONCLUSIVE ->
                        List.of(Count.of(floors(found, FloorVerdict.INCONCLUSIVE), "floor")
                                + " undecided: the machine was too" + " noisy to tell");
                });
    }

    /** Returns the decision in words that do not claim more than it means. */
    static String headline(Decision decision, Selection selection) {
        if (decision != Decision.PASSED) {
            return decision.text();
        }
        boolean isShard = !selection.shard().isWhole();
        String families = selection.families().isEmpty() ? "" : Scope.families(selection);
        String part = isShard ? "shard " + selection.shard() + (families.isEmpty() ? "" : " of " + families) : families;
        String whole = Scope.asked(Selection.of(selection.levels()));
        return part + " passed, not a certificate" + (isShard && families.isEmpty() ? " until merged" : " of " + whole);
    }

    /** Returns the headline and its reasons in one line. */
    public String text() {
        return reasons.isEmpty() ? headline : headline + ": " + String.join("; ", reasons);
    }

    private static List<String> wrong(Certification found) {
        List<String> reasons = new ArrayList<>();
        if (found.runs().isEmpty()) {
            reasons.add("no target ran");
        } else if (found.vectors().isEmpty()) {
            reasons.add("nothing was asked");
        }
        add(reasons, found.count(Verdict.FAIL), "wrong answer", "");
        add(reasons, found.count(Verdict.FAULT), "fault", "");
        add(
                reasons,
                count(found, outcome -> outcome instanceof Outcome.Listed listed && listed.isExpired()),
                "expired excuse",
                "");
        add(reasons, found.count(Verdict.OUTDATED), "right answer", " that the list of known failures has");
        skips(found, reasons);
        add(reasons, floors(found, FloorVerdict.MISSED), "floor", " missed");
        add(reasons, floors(found, FloorVerdict.WRONG), "floor", " with a wrong bench");
        add(reasons, floors(found, FloorVerdict.FAULT), "floor", " at which the target broke");
        add(reasons, floors(found, FloorVerdict.NOT_OFFERED), "floor", " whose bench is not offered");
        return reasons;
    }

    private static void add(List<String> reasons, long number, String noun, String what) {
        if (number > 0) {
            reasons.add(Count.of(number, noun) + what);
        }
    }

    private static long count(Certification found, Predicate<Outcome> kind) {
        return found.runs().stream()
                .flatMap(run -> run.outcomes().stream())
                .filter(kind)
                .count();
    }

    private static long floors(Certification found, FloorVerdict verdict) {
        return found.floors().stream()
                .filter(floor -> floor.verdict() == verdict)
                .count();
    }

    /**
     * For missing operations it reports how many are there, because an author who is working on a target needs that.
     */
    private static void skips(Certification found, List<String> reasons) {
        List<TargetRun> lacking =
                found.runs().stream().filter(run -> !run.overdrawn().isEmpty()).toList();
        if (lacking.isEmpty()) {
            return;
        }
        long skipped = lacking.stream().mapToLong(run -> run.overdrawn().size()).sum();
        String which = lacking.stream()
                .limit(TARGETS_SHOWN)
                .map(run -> PlainText.of(run.target(), LONGEST_NAME) + " " + lack(run))
                .collect(Collectors.joining(", "));
        int more = lacking.size() - TARGETS_SHOWN;
        reasons.add(Count.of(skipped, "vector") + " skipped: " + which
                + (more > 0 ? " and " + Count.of(more, "target") + " more" : ""));
    }

    /** Returns what a target lacks, such as {@code has 3 of 37 operations in full}. */
    public static String lack(TargetRun run) {
        Set<Level> undeclared = run.hello()
                .map(hello -> run.overdrawn().stream()
                        .map(outcome -> outcome.vector().level())
                        .filter(level -> !hello.levels().contains(level))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Level.class))))
                .orElse(EnumSet.noneOf(Level.class));
        Set<Outcome> missing = run.overdrawn().stream()
                .filter(outcome -> !undeclared.contains(outcome.vector().level()))
                .collect(Collectors.toSet());
        List<String> lacks = new ArrayList<>();
        if (!missing.isEmpty()) {
            Set<String> all = operations(run.outcomes().stream()
                    .map(Outcome::vector)
                    .filter(vector -> !undeclared.contains(vector.level()))
                    .toList());
            Set<String> skipped =
                    operations(missing.stream().map(Outcome::vector).toList());
            lacks.add("has " + (all.size() - skipped.size()) + " of " + Count.of(all.size(), "operation") + " in full");
        }
        if (!undeclared.isEmpty()) {
            lacks.add("does not declare " + Scope.asked(Selection.of(undeclared)));
        }
        return String.join(" and ", lacks);
    }

    private static List<Vector> whole(Certification found) {
        return Selection.of(found.selection().levels()).of(found.corpus());
    }

    private static Set<String> operations(List<Vector> vectors) {
        return vectors.stream().map(Vector::op).collect(Collectors.toSet());
    }
}
