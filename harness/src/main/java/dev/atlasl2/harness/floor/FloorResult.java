package dev.atlasl2.harness.floor;

import dev.atlasl2.vectors.Floor;
import java.util.Optional;

/**
 * A floor with its verdict for one target.
 *
 * @param target its id
 * @param floor what was asked for
 * @param verdict what came of it
 * @param measurement the figures; empty where there are none to be trusted
 * @param reason why there is no figure, or why it is only stated; may be empty
 */
public record FloorResult(
        String target, Floor floor, FloorVerdict verdict, Optional<Measurement> measurement, String reason) {
    /** Holds figures against a floor. */
    public static FloorResult judge(String target, Floor floor, Measurement measured) {
        FloorVerdict verdict =
                floor.isStated() ? FloorVerdict.STATED : compare(measured.seconds(), allowedSeconds(floor));
        String reason = floor.reach()
                .map(reach -> reach.limit() + ": " + reach.reason())
                .orElse("");
        if (verdict == FloorVerdict.MISSED && measured.isDisturbed()) {
            verdict = FloorVerdict.INCONCLUSIVE;
            reason = "the machine was busy with other work";
        }
        return new FloorResult(target, floor, verdict, Optional.of(measured), reason);
    }

    /** A floor for which there are no figures, and why. */
    public static FloorResult without(String target, Floor floor, FloorVerdict verdict, String reason) {
        return new FloorResult(target, floor, verdict, Optional.empty(), reason);
    }

    /** Returns the longest that one run may take. */
    public static double allowedSeconds(Floor floor) {
        return floor.minGBps().isPresent()
                ? floor.size() / (floor.minGBps().getAsDouble() * 1e9)
                : floor.maxMillis().orElseThrow() / 1e3;
    }

    /** Tells whether it must keep a target from being certified. */
    public boolean isFailure() {
        return verdict == FloorVerdict.MISSED || verdict == FloorVerdict.WRONG || verdict == FloorVerdict.FAULT;
    }

    private static FloorVerdict compare(Spread seconds, double allowed) {
        if (seconds.median() <= 0) {
            return FloorVerdict.INCONCLUSIVE; // the clock saw nothing but noise
        }
        if (seconds.high() <= allowed) {
            return FloorVerdict.MET;
        }
        return seconds.low() > allowed ? FloorVerdict.MISSED : FloorVerdict.INCONCLUSIVE;
    }
}
