package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The allowance (clause S10). */
final class BudgetDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("budget", "budget", "S10.2", BudgetDraws::budget),
            new Kind("budget", "budget", "S10.2", BudgetDraws::budget),
            new Kind("budgetRace", "budget", "S10.6", BudgetDraws::race));

    private BudgetDraws() {}

    private static ObjectNode budget(Draw draw) {
        int count = draw.oneIn(3) ? draw.between(65, 90) : draw.between(3, 16);
        List<ObjectNode> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(call(draw));
        }
        return Inputs.steps(
                Json.object().put("initial", draw.oneIn(20) ? draw.noResidue() : (long) draw.residue()), steps);
    }

    /** Usually small amounts, so that a call may succeed; one in ten calls is refused for its amount. */
    static ObjectNode call(Draw draw) {
        return switch (draw.below(10)) {
            case 0 -> step(draw.of("allocate", "release")).put("n", draw.noResidue());
            case 1, 2 -> group(draw);
            case 3, 4 -> step("release").put("n", draw.residue());
            case 5 -> step("allocate").put("n", draw.residue());
            default -> step("allocate").put("n", draw.below(12));
        };
    }

    private static ObjectNode group(Draw draw) {
        int count = draw.oneIn(4) ? draw.count(70) : draw.below(6);
        long[] amounts = new long[count];
        for (int i = 0; i < count; i++) {
            amounts[i] = count > 8 ? draw.below(40) / 38 : draw.oneIn(5) ? draw.residue() : draw.below(9);
        }
        if (count > 0 && draw.oneIn(6)) {
            amounts[draw.oneIn(2) ? count - 1 : draw.below(count)] = draw.noResidue();
        }
        return Inputs.set(step("allocateAll"), "n", Inputs.numbers(amounts));
    }

    private static ObjectNode race(Draw draw) {
        return Json.object()
                .put("initial", draw.residue())
                .put("threads", draw.between(1, 8))
                .put("calls", draw.between(1, 60))
                .put("amount", draw.oneIn(2) ? draw.between(1, 5) : Math.max(1, draw.residue()));
    }
}
