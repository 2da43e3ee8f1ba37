package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.harness.floor.Spread;
import dev.atlasl2.vectors.Floor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds the verdict of each floor against the figures beside it. */
final class FloorCheck {
    /** Figures are rounded to four digits; verdicts are made of the unrounded ones. */
    private static final double ROUNDING = 2e-3;

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
        boolean isBroken = result.verdict() == FloorVerdict.WRONG || result.verdict() == FloorVerdict.FAULT;
        if (isBroken == result.measurement().isPresent()) {
            problems.add(place + ".verdict: says " + result.verdict().json()
                    + (isBroken ? " with figures" : " without a figure"));
        }
        result.measurement().ifPresent(measured -> checkFigures(place, result, row, problems));
    }

    private static void checkFigures(String place, FloorResult result, JsonNode row, List<String> problems) {
        Measurement measured = result.measurement().orElseThrow();
        double stated = row.path("gigabytesPerSecond").doubleValue();
        double computed = measured.gigabytesPerSecond();
        if (Double.isFinite(computed) && Math.abs(stated - computed) > ROUNDING * Math.abs(computed)) {
            problems.add(place + ".gigabytesPerSecond: says " + stated + ", the figures give " + computed);
        }
        Measurement.Comparison ruler = measured.comparison();
        if (ruler.quickest() > ruler.seconds() * (1 + ROUNDING)) {
            problems.add(place + ".rulerBestNanoseconds: is more than the middle reading");
        }
        if (result.verdict() == FloorVerdict.STATED && !result.isOutOfReach()) {
            return; // the floor itself says so, which a certificate does not repeat
        }
        boolean isPossible = agrees(result, measured)
                || agrees(result, bent(measured, 1 + ROUNDING))
                || agrees(result, bent(measured, 1 - ROUNDING));
        if (!isPossible) {
            problems.add(place + ".verdict: says " + result.verdict().json() + ", its figures do not");
        }
    }

    private static boolean agrees(FloorResult result, Measurement measured) {
        return FloorResult.judge(result.target(), result.floor(), measured).verdict() == result.verdict();
    }

    /** Returns figures as they may have been before they were rounded: the bench quicker, or slower, than it says. */
    private static Measurement bent(Measurement measured, double factor) {
        Measurement.Comparison ruler = measured.comparison();
        return new Measurement(
                measured.op(),
                measured.size(),
                measured.reps(),
                bent(measured.seconds(), 1 / factor),
                new Measurement.Comparison(
                        ruler.ruler(),
                        bent(ruler.ratio(), factor),
                        ruler.best() * factor,
                        ruler.seconds(),
                        ruler.quickest() / factor),
                Optional.empty());
    }

    private static Spread bent(Spread spread, double factor) {
        return new Spread(spread.median() * factor, spread.mad(), spread.readings());
    }
}
