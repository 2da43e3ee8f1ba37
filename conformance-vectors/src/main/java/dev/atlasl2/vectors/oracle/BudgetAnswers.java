package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** Answers of family budget (clause S10). */
final class BudgetAnswers {
    private BudgetAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put("budget", BudgetAnswers::sequence);
        rows.put("budgetRace", BudgetAnswers::race);
    }

    private static ObjectNode sequence(Operations impl, Arguments in) {
        return Answer.of(out -> {
            Budget budget = impl.budget(in.number("initial"));
            out.put("available", budget.available());
            out.set(
                    "steps",
                    Answer.steps(
                            in.steps(),
                            step -> Answer.of(() -> step(budget, step)).put("available", budget.available())));
        });
    }

    private static void step(Budget budget, Arguments step) {
        switch (step.text("do")) {
            case "allocate" -> budget.allocate(step.number("n"));
            case "allocateAll" -> budget.allocateAll(step.numbers("n"));
            case "release" -> budget.release(step.number("n"));
            default -> throw Answer.unknownStep(step.text("do"));
        }
    }

    private static ObjectNode race(Operations impl, Arguments in) {
        return Answer.of(out -> {
            Budget budget = impl.budget(in.number("initial"));
            long calls = in.number("calls");
            long amount = in.number("amount");
            AtomicLong granted = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            Race.run((int) in.number("threads"), () -> {
                for (long i = 0; i < calls; i++) {
                    try {
                        budget.allocate(amount);
                        granted.incrementAndGet();
                    } catch (AtlasException refusal) {
                        if (refusal.code() != ErrorCode.BUDGET) {
                            throw refusal;
                        }
                        refused.incrementAndGet();
                    }
                }
            });
            out.put("granted", (int) granted.get())
                    .put("refused", (int) refused.get())
                    .put("available", budget.available());
        });
    }
}
