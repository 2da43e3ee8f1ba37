package dev.atlasl2.vectors.oracle;

import dev.atlasl2.vectors.Recipe;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the families sum, stream, check, window and sliding (clauses S2, S3 and S4). */
final class SumAnswers {
    private SumAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put(
                "sum",
                (impl, in) -> Answer.of(out -> out.put(
                        "sum", isGiant(in) ? impl.sumOfGiant(in.recipe("data")) : impl.sum(in.region("data")))));
        rows.put("stream", SumAnswers::stream);
        rows.put(
                "check",
                (impl, in) -> Answer.of(out -> out.put(
                        "conserved",
                        isGiant(in) ? impl.sumOfGiant(in.recipe("data")) == 0 : impl.check(in.region("data")))));
        rows.put(
                "windowCheck",
                (impl, in) -> Answer.of(out -> out.put("conserved", impl.windowCheck(in.region("data")))));
        rows.put(
                "slidingCheck",
                (impl, in) -> Answer.of(
                        out -> out.put("conserved", impl.slidingCheck(in.region("data"), in.number("window")))));
    }

    private static boolean isGiant(Arguments in) {
        return in.has("data") && in.recipe("data").length() > Recipe.MAX_ARRAY;
    }

    private static ObjectNode stream(Operations impl, Arguments in) {
        SumStream stream = impl.stream();
        return Answer.of(out -> out.set("steps", Answer.steps(in.steps(), step -> {
            ObjectNode answer = Answer.of(fields -> step(stream, step, fields));
            int state = answer.has("state") ? answer.remove("state").intValue() : -1;
            answer.put("sum", stream.value());
            return state < 0 ? answer : answer.put("state", state);
        })));
    }

    private static void step(SumStream stream, Arguments step, ObjectNode fields) {
        switch (step.text("do")) {
            case "update" -> {
                byte[] data = step.region("data");
                for (long i = step.number("times", 1); i > 0; i--) {
                    stream.update(data);
                }
            }
            case "merge" -> stream.merge(step.number("residue"));
            case "value" -> stream.value();
            case "reset" -> stream.reset();
            case "save" -> fields.put("state", stream.save());
            case "restore" -> stream.restore(step.number("state"));
            default -> throw Answer.unknownStep(step.text("do"));
        }
    }
}
