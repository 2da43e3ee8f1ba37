package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.vectors.Floor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares the verdict of each floor with the figures next to it, which have all the digits from which it was computed.
 */
final class FloorCheck {
    private FloorCheck() {}

    static void check(JsonNode floors, Set<String> targets, List<String> problems) {
        Set<String> seen = new HashSet<>();
        JsonNode results = floors.path("results");
        if (floors.path("effort").stringValue().equals("off") && !results.isEmpty()) {
            problems.add("floors.effort: says off, and there are " + results.size() + " results");
        }
        for (int i = 0; i < results.size(); i++) {
            JsonNode row = results.get(i);
            String target = row.path("target").stringValue();
            String place = "floors.results[" + i + "] (" + target + " "
                    + row.path("id").stringValue() + ")";
            if (!targets.contains(target)) {
                problems.add(place + ".target: no such target in correctness");
            }
            if (!seen.add(target + " " + row.path("id").stringValue())) {
                problems.add(place + ".id: the floor is there twice");
            }
            checkRow(place, row, problems);
        }
    }

    private static void checkRow(String place, JsonNode row, List<String> problems) {
        FloorResult result = FloorJson.read(row);
        Floor floor = result.floor();
        if (!floor.profile().equals(row.path("profile").stringValue())) {
            problems.add(place + ".profile: says " + row.path("profile").stringValue() + ", what is asked for is of "
                    + floor.profile());
        }
        if (floor.demand() instanceof Floor.Throughput || floor.demand() instanceof Floor.Time) {
            String ceiling = Ruler.ceiling(floor.op()).json();
            if (!ceiling.equals(row.path("ruler").stringValue())) {
                problems.add(place + ".ruler: must be " + ceiling + ", got "
                        + row.path("ruler").stringValue());
            }
        }
        boolean isBroken = switch (result.verdict()) {
            case WRONG, FAULT, NOT_OFFERED -> true;
            case MET, MISSED, INCONCLUSIVE, STATED -> false;
        };
        if (isBroken == result.measurement().isPresent()) {
            problems.add(place + ".verdict: says " + result.verdict().json()
                    + (isBroken ? " with figures" : " without a figure"));
        }
        result.measurement().ifPresent(measured -> checkFigures(place, result, row, problems));
    }

    private static void checkFigures(String place, FloorResult result, JsonNode row, List<String> problems) {
        Measurement measured = result.measurement().orElseThrow();
        double stated = row.path("gigabytesPerSecond").doubleValue();
        double computed = Measurement.rounded(measured.gigabytesPerSecond());
        if (stated != computed) {
            problems.add(place + ".gigabytesPerSecond: says " + Canonical.number(stated) + ", the figures give "
                    + Canonical.number(computed));
        }
        Measurement.Comparison ruler = measured.comparison();
        if (ruler.quickest() > ruler.seconds()) {
            problems.add(place + ".rulerBestNanoseconds: is more than the middle reading");
        }
        if (result.verdict() == FloorVerdict.STATED && !result.isOutOfReach()) {
            return; // the floor itself says so, and the certificate does not repeat that
        }
        FloorVerdict judged =
                FloorResult.judge(result.target(), result.floor(), measured).verdict();
        if (judged != result.verdict()) {
            problems.add(place + ".verdict: says " + result.verdict().json() + ", its figures do not");
        }
    }
}
