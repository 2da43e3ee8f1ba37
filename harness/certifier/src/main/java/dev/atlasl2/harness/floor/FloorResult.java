package dev.atlasl2.harness.floor;

import dev.atlasl2.vectors.Floor;
import java.util.Locale;
import java.util.Optional;

/**
 * A floor with its verdict for one target.
 *
 * @param target its id
 * @param floor the requirement
 * @param verdict the result
 * @param measurement the figures; empty if there are none that can be trusted
 * @param reason why there is no figure, or why it is only stated; may be empty
 */
public record FloorResult(
        String target, Floor floor, FloorVerdict verdict, Optional<Measurement> measurement, String reason) {
    /** A target that reaches this share of the machine's own routine is limited by the machine. */
    private static final double NEAR_CEILING = 0.8;

    /** A target that reaches less than this share of it is slow on any machine. */
    private static final double FAR_FROM_CEILING = 0.5;

    private static final String OUT_OF_REACH = "out of this machine's reach: ";

    /**
     * Compares figures with a floor.
     *
     * <p>A ratio is met if its whole interval ({@link MedianInterval}) reaches the floor. It is missed if no part of it does,
     * and the ratio of the quickest requests does not either.
     *
     * <p>An absolute figure is met if the whole interval reaches it. It is only stated if not even the machine's own
     * routine (the ceiling) has ever reached it, unless the target kept other processors busy or leaves more than half
     * of the ceiling unused. It is missed if the target would not reach it even at the machine's best speed, although
     * it leaves a fifth or more of the ceiling unused. Everything else is inconclusive.
     */
    public static FloorResult judge(String target, Floor floor, Measurement measured) {
        if (floor.isStated()) {
            Floor.Reach reach = floor.reach().orElseThrow();
            return with(target, floor, FloorVerdict.STATED, measured, reach.limit() + ": " + reach.reason());
        }
        if (!(measured.seconds().median() > 0 && measured.comparison().ratio().median() > 0)) {
            return with(target, floor, FloorVerdict.INCONCLUSIVE, measured, "the clock saw nothing but noise");
        }
        return floor.demand() instanceof Floor.Ratio wanted
                ? byRatio(target, floor, wanted.least(), measured)
                : byTime(target, floor, allowedSeconds(floor), measured);
    }

    /** A floor for which there are no figures, and why. */
    public static FloorResult without(String target, Floor floor, FloorVerdict verdict, String reason) {
        return new FloorResult(target, floor, verdict, Optional.empty(), reason);
    }

    /** Returns whether it is stated because of the machine, and not because the floor says so. */
    public boolean isOutOfReach() {
        return verdict == FloorVerdict.STATED && reason.startsWith(OUT_OF_REACH);
    }

    /** Returns whether it prevents a target from being certified. */
    public boolean isFailure() {
        return switch (verdict) {
            case MISSED, WRONG, FAULT, NOT_OFFERED -> true;
            case MET, INCONCLUSIVE, STATED -> false;
        };
    }

    private static FloorResult byRatio(String target, Floor floor, double least, Measurement measured) {
        MedianInterval ratio = measured.comparison().ratio();
        FloorVerdict verdict = ratio.low() >= least
                ? FloorVerdict.MET
                : measured.comparison().most() < least ? FloorVerdict.MISSED : FloorVerdict.INCONCLUSIVE;
        return with(target, floor, verdict, measured, "");
    }

    private static FloorResult byTime(String target, Floor floor, double allowed, Measurement measured) {
        if (measured.seconds().high() <= allowed) {
            return with(target, floor, FloorVerdict.MET, measured, "");
        }
        Measurement.Comparison ceiling = measured.comparison();
        boolean isHeldUp = !measured.isOfManyProcessors() && ceiling.most() >= FAR_FROM_CEILING;
        if (ceiling.quickest() > allowed && isHeldUp) {
            String reason = String.format(
                    Locale.ROOT,
                    "%s%s does %.2f GB/s here",
                    OUT_OF_REACH,
                    ceiling.ruler().work(),
                    measured.gigabytesPerSecond(ceiling.quickest()));
            return with(target, floor, FloorVerdict.STATED, measured, reason);
        }
        double atBest = ceiling.quickest() / ceiling.most();
        boolean isMissed = atBest > allowed && ceiling.most() < NEAR_CEILING;
        return with(target, floor, isMissed ? FloorVerdict.MISSED : FloorVerdict.INCONCLUSIVE, measured, "");
    }

    private static double allowedSeconds(Floor floor) {
        return switch (floor.demand()) {
            case Floor.Throughput wanted -> floor.size() / (wanted.gigabytesPerSecond() * 1e9);
            case Floor.Time wanted -> wanted.millis() / 1e3;
            case Floor.Ratio wanted -> throw new IllegalArgumentException("a ratio allows no number of seconds");
        };
    }

    private static FloorResult with(
            String target, Floor floor, FloorVerdict verdict, Measurement measured, String reason) {
        String processors = measured.isOfManyProcessors()
                ? String.format(
                        Locale.ROOT,
                        "it kept %.1f processors busy, and floors are for one thread: its time is counted as often",
                        measured.processors())
                : "";
        String separator = reason.isEmpty() || processors.isEmpty() ? "" : "; ";
        return new FloorResult(target, floor, verdict, Optional.of(measured), reason + separator + processors);
    }
}
