package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.verdict.TargetRun;
import java.util.List;

/** The decision on a whole run. */
public enum Decision {
    /** Every target that ran gave only right answers, and no floor was missed. */
    CERTIFIED("certified"),
    /** The same for a part of the vectors, a shard or some families. It says nothing about the rest. */
    PASSED("passed"),
    /** Something was wrong, broke, was skipped in the core level, or was too slow. */
    NOT_CERTIFIED("not certified"),
    /** Everything was right, but noise prevented the decision whether every floor was met. */
    INCONCLUSIVE("inconclusive");

    private final String text;

    Decision(String text) {
        this.text = text;
    }

    /** Returns the decision as it is written in certificates. */
    public String text() {
        return text;
    }

    /**
     * Returns the decision. A run without targets certifies nothing.
     *
     * @param isPart whether vectors of the levels were left out
     */
    public static Decision of(List<TargetRun> runs, List<FloorResult> floors, boolean isPart) {
        boolean isRight = !runs.isEmpty() && runs.stream().allMatch(TargetRun::isConformant);
        return of(
                isRight && floors.stream().noneMatch(FloorResult::isFailure),
                floors.stream().anyMatch(floor -> floor.verdict() == FloorVerdict.INCONCLUSIVE),
                isPart);
    }

    static Decision of(boolean isClean, boolean isUnclear, boolean isPart) {
        if (!isClean) {
            return NOT_CERTIFIED;
        }
        return isUnclear ? INCONCLUSIVE : isPart ? PASSED : CERTIFIED;
    }
}
