package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Floor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorResultTest {
    /** A run over n bytes takes n nanoseconds at 1 GB/s. */
    private static final int SIZE = 1000;

    private static final double NEVER_SO_QUICK = 1e-9;

    @Test
    void ratioIsMetWhereTheWholeIntervalReachesIt() {
        assertThat(ratio(2.0, 2.2, 2.21, 2.23)).isEqualTo(FloorVerdict.MET);
    }

    @Test
    void ratioIsMissedWhereNoneOfTheIntervalReachesIt() {
        assertThat(ratio(2.0, 1.0, 1.02, 1.04)).isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void intervalThatStraddlesTheFloorIsInconclusive() {
        assertThat(ratio(2.0, 1.7, 2.0, 2.3)).isEqualTo(FloorVerdict.INCONCLUSIVE);
        assertThat(ratio(2.0, 1.5, 1.9, 2.3)).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    @Test
    void moreReadingsOfTheSameSpreadDecide() {
        double[] few = {1.6, 1.8, 2.0};
        double[] many = new double[99];
        for (int i = 0; i < many.length; i++) {
            many[i] = few[i % few.length];
        }
        assertThat(ratio(1.95, few)).isEqualTo(FloorVerdict.INCONCLUSIVE);
        assertThat(ratio(1.95, many)).isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void whatTheQuickestRequestsReachIsNotMissed() {
        assertThat(ratioAtBest(2.0, 2.5, 1.0, 1.02, 1.04)).isEqualTo(FloorVerdict.INCONCLUSIVE);
        assertThat(ratioAtBest(2.0, 1.9, 1.0, 1.02, 1.04)).isEqualTo(FloorVerdict.MISSED);
        assertThat(ratioAtBest(2.0, 1.9, 2.2, 2.21, 2.23)).isEqualTo(FloorVerdict.MET);
    }

    @Test
    void aThirdOfDisturbedReadingsChangesNothing() {
        assertThat(ratio(2.0, 2.5, 2.51, 2.49, 2.5, 2.52, 2.48, 0.3, 0.4, 9)).isEqualTo(FloorVerdict.MET);
        assertThat(ratio(3.0, 2.5, 2.51, 2.49, 2.5, 2.52, 2.48, 0.3, 0.4, 9)).isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void absoluteFigureIsMetByTheBenchAlone() {
        assertThat(seed(1.0, 1.01, 0.97, 1.04)).isEqualTo(FloorVerdict.MET);
    }

    @Test
    void absoluteFigureIsMissedWhereTheMachineWouldReachItWithEase() {
        assertThat(seed(1.0, 0.5, 0.25, 2.0)).isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void whatTheMachineAtItsBestWouldReachIsNotMissed() {
        // 0.6 GB/s while the ceiling does 1.2 of its usual 2.4: at the usual speed it would be 1.2
        assertThat(seed(1.0, 0.6, 0.5, 2.4)).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    @Test
    void targetNearTheCeilingIsNotWhatKeepsItFromAFigure() {
        assertThat(seed(1.0, 0.93, 0.9, 1.05)).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    @Test
    void figureOutOfTheMachinesReachIsStatedWithItsReason() {
        FloorResult result = judgeSeed(1.0, 0.4, 0.9, 0.45);

        assertThat(result.verdict()).isEqualTo(FloorVerdict.STATED);
        assertThat(result.isFailure()).isFalse();
        assertThat(result.reason()).isEqualTo("out of this machine's reach: the JDK's SHA-256 does 0.45 GB/s here");
    }

    /** Also if the machine's own routine was slowed down: such a target is slow on every machine. */
    @Test
    void targetFarBelowTheCeilingIsMissedThoughThatIsBelowTheFloor() {
        assertThat(seed(1.0, 0.1, 0.2, 0.45)).isEqualTo(FloorVerdict.MISSED);
        assertThat(seed(1.0, 0.3, 0.6, 0.45)).isEqualTo(FloorVerdict.STATED);
    }

    /** A target that keeps the machine busy slows down its routines. */
    @Test
    void nothingIsOutOfReachForATargetOnManyProcessors() {
        Measurement alone = measured(0.4, 0.7, 0.45);
        Measurement crowd = new Measurement(
                alone.op(),
                alone.size(),
                alone.reps(),
                alone.seconds(),
                alone.comparison(),
                Optional.empty(),
                3,
                Optional.empty());

        assertThat(FloorResult.judge("t", floor(1.0), alone).verdict()).isEqualTo(FloorVerdict.STATED);
        assertThat(FloorResult.judge("t", floor(1.0), crowd).verdict()).isEqualTo(FloorVerdict.MISSED);
        assertThat(FloorResult.judge("t", floor(1.0), crowd).reason()).startsWith("it kept 3.0 processors busy");
    }

    @Test
    void machineProfileStillMissesWhereTheFigureIsOutOfReach() {
        assertThat(ratio(0.6, 0.3, 0.3, 0.31)).isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void timeIsJudgedAsThroughputIs() {
        Floor quick = new Floor("t", List.of("*"), "witness", SIZE, new Floor.Time(1e-3), Optional.empty());
        assertThat(FloorResult.judge("t", quick, measured(1.1, 0.5, 2.5)).verdict())
                .isEqualTo(FloorVerdict.MET);
        assertThat(FloorResult.judge("t", quick, measured(0.5, 0.25, 2)).verdict())
                .isEqualTo(FloorVerdict.MISSED);
    }

    @Test
    void clockThatSawNothingIsInconclusive() {
        assertThat(ratio(1.0, 0, -1e-9, 0)).isEqualTo(FloorVerdict.INCONCLUSIVE);
        Measurement nothing = new Measurement(
                "witness",
                SIZE,
                1,
                MedianInterval.of(new double[] {0, -1e-9, 0}),
                new Measurement.Comparison(Ruler.SHA256, MedianInterval.of(new double[] {1}), 1, 1e-6, 1e-6),
                Optional.empty(),
                1,
                Optional.empty());
        assertThat(FloorResult.judge("t", floor(1.0), nothing).verdict()).isEqualTo(FloorVerdict.INCONCLUSIVE);
    }

    /** The verdict on a ratio by readings of it. */
    private static FloorVerdict ratio(double least, double... readings) {
        return ratioAtBest(least, 0, readings);
    }

    private static FloorVerdict ratioAtBest(double least, double best, double... readings) {
        Floor floor = new Floor("r", List.of("*"), "sum", SIZE, new Floor.Ratio(least, "fnv1a"), Optional.empty());
        Measurement measured = new Measurement(
                "sum",
                SIZE,
                1,
                MedianInterval.of(new double[] {1e-6}),
                new Measurement.Comparison(Ruler.FNV1A, MedianInterval.of(readings), best, 1e-6, NEVER_SO_QUICK),
                Optional.empty(),
                1,
                Optional.empty());
        return FloorResult.judge("t", floor, measured).verdict();
    }

    private static FloorVerdict seed(double least, double measured, double ratio, double ceiling) {
        return judgeSeed(least, measured, ratio, ceiling).verdict();
    }

    /** All in GB/s, except for the ratio to the ceiling at the time. */
    private static FloorResult judgeSeed(double least, double measured, double ratio, double ceiling) {
        return FloorResult.judge("t", floor(least), measured(measured, ratio, ceiling));
    }

    private static Measurement measured(double measured, double ratio, double ceiling) {
        return new Measurement(
                "witness",
                SIZE,
                1,
                MedianInterval.of(new double[] {SIZE / measured / 1e9}),
                new Measurement.Comparison(
                        Ruler.SHA256, MedianInterval.of(new double[] {ratio}), 0, 1e-6, SIZE / ceiling / 1e9),
                Optional.empty(),
                1,
                Optional.empty());
    }

    private static Floor floor(double least) {
        return new Floor("w", List.of("*"), "witness", SIZE, new Floor.Throughput(least), Optional.empty());
    }
}
