package dev.atlasl2.harness.report;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.vectors.Floor;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a floor was missed: the requirement, by how much it was missed, the speed of this machine, and what helps. */
public final class FloorAdvice {
    private FloorAdvice() {}

    /** Returns a line for each missed floor, in order. The advice is given once per target and bench. */
    public static Map<FloorResult, String> of(List<FloorResult> floors) {
        Map<FloorResult, String> lines = new LinkedHashMap<>();
        Set<String> helped = new HashSet<>();
        floors.stream()
                .filter(floor -> floor.verdict() == FloorVerdict.MISSED)
                .forEach(floor -> lines.put(
                        floor,
                        helped.add(floor.target() + " " + floor.floor().op())
                                ? what(floor) + " " + help(floor.floor().op())
                                : what(floor)));
        return lines;
    }

    /** Returns the floor that was missed by the most, if one was missed. */
    static Optional<FloorResult> worst(List<FloorResult> floors) {
        return floors.stream()
                .filter(floor -> floor.verdict() == FloorVerdict.MISSED)
                .max(Comparator.comparingDouble(FloorAdvice::times));
    }

    /** Returns how many times as fast a target must become. */
    static double times(FloorResult missed) {
        Measurement measured = missed.measurement().orElseThrow();
        return switch (missed.floor().demand()) {
            case Floor.Throughput wanted -> wanted.gigabytesPerSecond() / measured.gigabytesPerSecond();
            case Floor.Time wanted -> measured.seconds().median() / (wanted.millis() / 1e3);
            case Floor.Ratio wanted ->
                wanted.least() / measured.comparison().ratio().median();
        };
    }

    private static String what(FloorResult result) {
        Measurement measured = result.measurement().orElseThrow();
        Measurement.Comparison comparison = measured.comparison();
        return String.format(
                Locale.ROOT,
                "must be %s, got %s in %s: %s too slow. On this machine %s does %s, %s as fast as the target.",
                Figures.asked(result.floor()),
                Figures.gigabytes(measured.gigabytesPerSecond()),
                Figures.time(measured.seconds().median()),
                Figures.ratio(times(result)),
                comparison.ruler().work(),
                Figures.gigabytes(measured.gigabytesPerSecond(comparison.seconds())),
                Figures.ratio(measured.seconds().median() / comparison.seconds()));
    }

    /** Returns the usual cause, and so what usually helps; empty for a bench that has none. */
    static String help(String op) {
        return switch (op) {
            case "sum", "check" ->
                "What usually helps: eight bytes or a vector at a time instead of one byte, and one reduction mod 96 at"
                        + " the end.";
            case "copy" ->
                "What usually helps: sum and copy in one pass, a vector at a time, so that the bytes are read once.";
            case "fill" ->
                "What usually helps: the platform's own fill, and the last byte by arithmetic instead of a sum of what"
                        + " was written.";
            case "witness" ->
                "What usually helps: the processor's SHA instructions, which the platform's own SHA-256 uses (OpenSSL,"
                        + " node:crypto, MessageDigest).";
            case "tree" ->
                "What usually helps: the processor's SHA instructions, or several leaves at once in the lanes of a"
                        + " vector.";
            default -> "";
        };
    }
}
