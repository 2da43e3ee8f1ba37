package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.fresh.Fresh;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The scope of a certificate. "certified" alone may mean one vector or all, excused or not, so this line is shown
 * together with that word.
 *
 * @param targets their ids
 * @param selection which vectors were sent to them
 * @param vectors the number of these vectors
 * @param fresh which fresh vectors were sent in addition
 * @param skipped how many results are skips
 * @param excused how many results are known failures
 * @param effort how thoroughly floors were measured
 * @param floors how many floors have each verdict
 * @param resumed how many results are from an interrupted run
 * @param kit the version of the kit
 * @param corpus the root of the corpus
 * @param isCorpusKnown whether the results were compared with that corpus
 * @param day of the run, such as {@code 2026-01-31}
 */
public record Scope(
        List<String> targets,
        Selection selection,
        int vectors,
        Fresh fresh,
        long skipped,
        long excused,
        String effort,
        Map<FloorVerdict, Long> floors,
        int resumed,
        String kit,
        String corpus,
        boolean isCorpusKnown,
        String day) {
    private static final int TARGETS_SHOWN = 3;
    private static final int LONGEST_NAME = 60;
    private static final int DIGITS = 16;

    public Scope {
        targets = List.copyOf(targets);
        floors = Map.copyOf(floors);
    }

    static Scope of(Certification found) {
        return new Scope(
                found.runs().stream().map(TargetRun::target).toList(),
                found.selection(),
                found.vectors().size(),
                found.fresh(),
                found.count(Verdict.SKIP),
                found.count(Verdict.KNOWN),
                found.effort(),
                found.floors().stream().collect(Collectors.groupingBy(floor -> floor.verdict(), Collectors.counting())),
                found.resumed(),
                found.kitVersion(),
                found.corpus().root(),
                true,
                day(found.started()));
    }

    /**
     * Returns the scope of a certificate of any corpus.
     *
     * @param certificate one that {@link CertificateCheck} found good
     */
    static Scope of(JsonNode certificate, boolean isCorpusKnown) {
        JsonNode correctness = certificate.get("correctness");
        JsonNode circumstances = certificate.get("circumstances");
        List<JsonNode> targets = each(correctness.get("targets"));
        return new Scope(
                targets.stream().map(target -> target.get("id").stringValue()).toList(),
                CertificateReader.selection(correctness),
                correctness.at("/corpus/vectors").intValue(),
                CertificateReader.fresh(certificate),
                total(targets, Verdict.SKIP) + total(each(certificate.at("/fresh/targets")), Verdict.SKIP),
                total(targets, Verdict.KNOWN),
                certificate.at("/floors/effort").stringValue(),
                each(certificate.at("/floors/results")).stream()
                        .collect(Collectors.groupingBy(
                                floor -> RowJson.of(FloorVerdict.values(), FloorVerdict::json, floor.get("verdict")),
                                Collectors.counting())),
                circumstances.get("resumed").intValue(),
                certificate.at("/kit/version").stringValue(),
                correctness.at("/corpus/root").stringValue(),
                isCorpusKnown,
                day(Instant.parse(circumstances.get("started").stringValue())));
    }

    private static String day(Instant started) {
        return LocalDate.ofInstant(started, ZoneOffset.UTC).toString();
    }

    private static long total(List<JsonNode> targets, Verdict verdict) {
        return targets.stream()
                .mapToLong(target -> target.get("totals").get(verdict.json()).longValue())
                .sum();
    }

    /** Returns whether it says nothing about speed. */
    public boolean isAnswersOnly() {
        return floors.isEmpty();
    }

    /** Returns how many results there are, one for each target and vector of the corpus. */
    public long results() {
        return (long) targets.size() * vectors;
    }

    /** Returns how many vectors of either kind there are, such as {@code 3462 vectors and 200 fresh ones}. */
    public String asked() {
        return Count.of(vectors, "vector")
                + (fresh.isNone() ? "" : " and " + fresh.count() + " fresh " + (fresh.count() == 1 ? "one" : "ones"));
    }

    /** Returns the line. */
    public String text() {
        StringJoiner text = new StringJoiner("; ");
        text.add(names());
        text.add(asked(selection));
        text.add(Count.of(vectors, "vector") + (targets.size() > 1 ? " each" : ""));
        text.add(unseen());
        if (skipped > 0) {
            text.add(Count.of(skipped, "result") + " skipped");
        }
        text.add(excused == 0 ? "nothing excused" : excused + " of " + Count.of(results(), "result") + " excused");
        text.add(speed());
        if (resumed > 0) {
            text.add(Count.of(resumed, "result") + " from an interrupted run");
        }
        text.add("kit " + PlainText.of(kit, LONGEST_NAME));
        text.add((isCorpusKnown ? "corpus " : "another corpus than this kit's, ") + corpus.substring(0, DIGITS));
        return text.add(day).toString();
    }

    /** Returns the levels, families and shard in words, such as {@code level core, family sum, shard 1/3}. */
    public static String asked(Selection selection) {
        List<String> levels = Arrays.stream(Level.values())
                .filter(selection.levels()::contains)
                .map(Level::json)
                .toList();
        List<String> parts = new ArrayList<>(List.of((levels.size() == 1 ? "level " : "levels ") + list(levels)));
        if (!selection.families().isEmpty()) {
            parts.add(families(selection));
        }
        if (!selection.shard().isWhole()) {
            parts.add("shard " + selection.shard());
        }
        return String.join(", ", parts);
    }

    /** Returns such as {@code family sum} or {@code families sum and check}. */
    public static String families(Selection selection) {
        List<String> plain = selection.families().stream()
                .map(family -> PlainText.of(family, LONGEST_NAME))
                .toList();
        return (plain.size() == 1 ? "family " : "families ") + list(plain);
    }

    /** Returns such as {@code a}, {@code a and b}, or {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private String names() {
        if (targets.isEmpty()) {
            return "no target";
        }
        List<String> shown = targets.stream()
                .limit(TARGETS_SHOWN)
                .map(target -> PlainText.of(target, LONGEST_NAME))
                .collect(Collectors.toCollection(ArrayList::new));
        if (targets.size() > TARGETS_SHOWN) {
            shown.add((targets.size() - TARGETS_SHOWN) + " more");
        }
        return list(shown);
    }

    /** The target may have known a given seed. Only a drawn seed rules that out. */
    private String unseen() {
        return fresh.isNone()
                ? "no fresh vectors"
                : Count.of(fresh.count(), "fresh vector") + ", seed " + Long.toUnsignedString(fresh.seed())
                        + (fresh.isGiven() ? " as given" : "");
    }

    private String speed() {
        if (floors.isEmpty()) {
            return effort.equals("off") ? "floors off" : "floors " + effort + ": none apply";
        }
        return "floors " + effort + ": "
                + new EnumMap<>(floors)
                        .entrySet().stream()
                                .map(count ->
                                        count.getValue() + " " + count.getKey().text())
                                .collect(Collectors.joining(", "));
    }

    private static List<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
