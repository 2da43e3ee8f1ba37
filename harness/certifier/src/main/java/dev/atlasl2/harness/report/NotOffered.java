package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.text.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The benches that a target does not offer, in one line instead of one for each floor.
 *
 * @param target its id
 * @param text which they are, and the consequence
 */
public record NotOffered(String target, String text) {
    /** Returns one for each target that lacks a bench. */
    public static List<NotOffered> of(Certification found) {
        Map<String, List<FloorResult>> byTarget = found.floors().stream()
                .filter(result -> result.verdict() == FloorVerdict.NOT_OFFERED)
                .collect(Collectors.groupingBy(FloorResult::target, LinkedHashMap::new, Collectors.toList()));
        return byTarget.entrySet().stream()
                .map(entry -> new NotOffered(entry.getKey(), text(entry.getValue())))
                .toList();
    }

    private static String text(List<FloorResult> floors) {
        List<String> benches =
                floors.stream().map(result -> result.floor().op()).distinct().toList();
        return Count.of(floors.size(), "floor") + (floors.size() == 1 ? " needs" : " need")
                + (benches.size() == 1 ? " the bench " : " the benches ") + String.join(", ", benches)
                + "; --floors off certifies answers alone";
    }
}
