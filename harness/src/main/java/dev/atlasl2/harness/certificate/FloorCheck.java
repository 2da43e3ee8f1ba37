package dev.atlasl2.harness.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds the verdict of each floor against the figures beside it. */
final class FloorCheck {
    /** Figures are rounded to four digits; verdicts are made of the unrounded ones. */
    private static final double ROUNDING = 2e-3;
    /** A machine that is disturbed so much cannot show that a floor was missed. */
    private static final double DISTURBED = 1.25;

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
            String verdict = row.path("verdict").stringValue();
            boolean isJudged = verdict.equals("met") || verdict.equals("missed") || verdict.equals("inconclusive");
            if (isJudged && !row.has("nanoseconds")) {
                problems.add(place + ".verdict: says " + verdict + " without a figure");
            } else if (row.has("nanoseconds")) {
                checkFigures(place, row, verdict, problems);
            }
        }
    }

    private static void checkFigures(String place, JsonNode row, String verdict, List<String> problems) {
        double median = row.path("nanoseconds").doubleValue();
        double mad = row.path("madNanoseconds").doubleValue();
        double size = row.path("size").doubleValue();
        differs(place + ".gigabytesPerSecond", row.path("gigabytesPerSecond").doubleValue(), size / median, problems);
        if (row.has("ratioToRuler")) {
            differs(
                    place + ".ratioToRuler",
                    row.path("ratioToRuler").doubleValue(),
                    row.path("rulerNanoseconds").doubleValue() / median,
                    problems);
        }
        double allowed = row.has("minGBps")
                ? size / row.path("minGBps").doubleValue()
                : row.path("maxMillis").doubleValue() * 1e6;
        double slack = ROUNDING * (Math.abs(median) + 3 * mad);
        boolean isMet = median > 0 && median + 3 * mad <= allowed + slack;
        boolean isMissed = median - 3 * mad > allowed - slack;
        if (verdict.equals("met") && !isMet || verdict.equals("missed") && !isMissed) {
            problems.add(place + ".verdict: says " + verdict + ", its figures do not");
        }
        double disturbance = row.path("disturbance").doubleValue();
        boolean isDisturbed = disturbance > DISTURBED * (1 - ROUNDING);
        if (verdict.equals("missed") && disturbance > DISTURBED * (1 + ROUNDING)) {
            problems.add(place + ".verdict: says missed, and the machine was too busy to tell");
        }
        boolean isClear = median > 0 && (median + 3 * mad <= allowed - slack || median - 3 * mad > allowed + slack);
        if (verdict.equals("inconclusive") && isClear && (isMet || !isDisturbed)) {
            problems.add(place + ".verdict: says inconclusive, its figures are clear");
        }
    }

    private static void differs(String place, double stated, double computed, List<String> problems) {
        if (Double.isFinite(computed) && Math.abs(stated - computed) > ROUNDING * Math.abs(computed)) {
            problems.add(place + ": says " + stated + ", the figures give " + computed);
        }
    }
}
