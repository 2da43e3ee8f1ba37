package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The strict list of known failures. An entry excuses one vector of one target until its day. An entry that passes, or
 * is past its day, fails the run, so the list can only shrink.
 *
 * <p>A file has the form {@code {"known":[{"target":"node-simd","id":"sum/ff-4129","reason":"...",
 * "expires":"2027-01-31"}]}}.
 */
public final class KnownFailures {
    /** How long a failure may be excused. */
    public static final int LONGEST_DAYS = 366;
    /** Nothing is known to fail. */
    public static final KnownFailures NONE = new KnownFailures(List.of());

    private static final Set<String> FIELDS = Set.of("target", "id", "reason", "expires");

    private final Map<String, KnownFailure> byPlace = new HashMap<>();

    private KnownFailures(List<KnownFailure> entries) {
        entries.forEach(entry -> {
            if (byPlace.put(place(entry.target(), entry.vector()), entry) != null) {
                throw new IllegalArgumentException(entry.target() + " " + entry.vector() + " is listed twice");
            }
        });
    }

    /**
     * Reads a list.
     *
     * @param vectors all existing ids
     * @param today the day of the run: no entry may excuse for longer than {@value #LONGEST_DAYS} days from it
     * @throws IllegalArgumentException naming the entry, if the text is not such a list
     */
    public static KnownFailures read(String text, Set<String> vectors, LocalDate today) {
        JsonNode list;
        try {
            ObjectNode whole = Json.readObject("the file", text);
            list = whole.path("known");
            if (whole.size() != 1 || !list.isArray()) {
                throw new IllegalArgumentException("must be an object with the one field known, a list");
            }
        } catch (CorpusException e) {
            throw new IllegalArgumentException(e.getMessage().replaceFirst("^the file:(\\d+)", "line $1"), e);
        }
        List<KnownFailure> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            entries.add(entry("known[" + entries.size() + "]", entry, vectors, today));
        }
        return new KnownFailures(entries);
    }

    private static KnownFailure entry(String place, JsonNode entry, Set<String> vectors, LocalDate today) {
        if (!entry.isObject() || !Set.copyOf(entry.propertyNames()).equals(FIELDS)) {
            throw new IllegalArgumentException(place + ": must have the fields target, id, reason and expires");
        }
        FIELDS.forEach(name -> {
            if (!entry.get(name).isString() || entry.get(name).stringValue().isBlank()) {
                throw new IllegalArgumentException(place + "." + name + ": must be text that is not empty");
            }
        });
        String vector = entry.get("id").stringValue();
        if (!vectors.contains(vector)) {
            throw new IllegalArgumentException(place + ".id: there is no vector \"" + vector + '"');
        }
        return new KnownFailure(
                entry.get("target").stringValue(),
                vector,
                entry.get("reason").stringValue(),
                day(place + ".expires", entry.get("expires").stringValue(), today));
    }

    private static LocalDate day(String place, String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (isTooLong(today, day)) {
                throw new IllegalArgumentException(place + ": must be at most " + LONGEST_DAYS + " days from " + today
                        + ", which is " + today.plusDays(LONGEST_DAYS) + ", got \"" + text + '"');
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(place + ": must be a day such as 2027-01-31, got \"" + text + '"', e);
        }
    }

    /** Returns whether that day is too late for an excuse: a failure that is excused for ever is never fixed. */
    public static boolean isTooLong(LocalDate from, LocalDate until) {
        return until.isAfter(from.plusDays(LONGEST_DAYS));
    }

    /** Returns the run with the verdicts of the list on a day. */
    public TargetRun applied(TargetRun run, LocalDate today) {
        return run.with(run.outcomes().stream()
                .map(outcome -> entry(run.target(), outcome.vector().id())
                        .<Outcome>map(entry -> outcome.listed(entry, today))
                        .orElse(outcome))
                .toList());
    }

    /**
     * Returns the entries that do not apply to a run, in lines for people: a list may be for several runs, and a name
     * may be misspelt.
     *
     * @param targets of the run
     * @param vectors the ids of the run's vectors
     */
    public List<String> idle(Collection<String> targets, Set<String> vectors) {
        Map<String, List<KnownFailure>> others = byPlace.values().stream()
                .filter(entry -> !targets.contains(entry.target()))
                .collect(Collectors.groupingBy(KnownFailure::target, TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        others.forEach((target, entries) ->
                lines.add(entries(entries.size()) + " of target " + target + ", which is not in this run"));
        List<String> unasked = byPlace.values().stream()
                .filter(entry -> targets.contains(entry.target()) && !vectors.contains(entry.vector()))
                .map(KnownFailure::vector)
                .distinct()
                .sorted()
                .toList();
        if (!unasked.isEmpty()) {
            lines.add(entries(unasked.size()) + " of vectors that this run does not ask: " + unasked.getFirst()
                    + (unasked.size() == 1 ? "" : " and " + (unasked.size() - 1) + " more"));
        }
        return lines;
    }

    private static String entries(int count) {
        return count == 1 ? "1 entry is" : count + " entries are";
    }

    private Optional<KnownFailure> entry(String target, String vector) {
        return Optional.ofNullable(byPlace.get(place(target, vector)));
    }

    private static String place(String target, String vector) {
        return target + " " + vector;
    }
}
