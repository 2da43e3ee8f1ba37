package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.Recipe;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Answers of family delta (clause S5). */
final class DeltaAnswers {
    private DeltaAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put("delta", (impl, in) -> Answer.of(out -> out.put("delta", delta(impl, in))));
        rows.put(
                "deltaByte",
                (impl, in) -> Answer.of(
                        out -> out.put("sum", impl.deltaByte(in.number("sum"), in.number("old"), in.number("new")))));
        rows.put(
                "deltaRange",
                (impl, in) -> Answer.of(
                        out -> out.put("sum", impl.deltaRange(in.number("sum"), in.region("old"), in.region("new")))));
        rows.put("deltaSteps", DeltaAnswers::steps);
    }

    private static int delta(Operations impl, Arguments in) {
        if (in.has("before") && in.has("after")) {
            Recipe before = in.recipe("before");
            Recipe after = in.recipe("after");
            if (before.length() == after.length() && before.length() > Recipe.MAX_ARRAY) {
                return Math.floorMod(impl.sumOfGiant(after) - impl.sumOfGiant(before), 96);
            }
        }
        return impl.delta(in.region("before"), in.region("after"));
    }

    /** Answers after every step: three lost carries cancel out, so the third step would hide them (clause S5.4). */
    private static ObjectNode steps(Operations impl, Arguments in) {
        long[] sum = {in.number("sum")};
        return Answer.of(out -> {
            impl.deltaByte(sum[0], 0, 0); // refuses an initial value that is not a sum
            out.set(
                    "steps",
                    Answer.steps(
                            in.steps(),
                            step -> Answer.of(() -> sum[0] = after(impl, sum[0], step))
                                    .put("sum", (int) sum[0])));
        });
    }

    private static int after(Operations impl, long sum, Arguments step) {
        if (step.isNumber("old") != step.isNumber("new")) {
            throw new AtlasException(ErrorCode.INVALID, "old and new must both be bytes or both be ranges");
        }
        return step.isNumber("old")
                ? impl.deltaByte(sum, step.number("old"), step.number("new"))
                : impl.deltaRange(sum, step.region("old"), step.region("new"));
    }
}
