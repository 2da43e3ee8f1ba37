package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.step;
import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sums, streams and checks (clauses S2, S3 and S4). */
final class SumDraws {
    static final List<Kind> KINDS = List.of(
            new Kind(
                    "sum",
                    "sum",
                    "S2.1",
                    draw -> with(Inputs.none(), "data", maybeNull(draw, draw.region(draw.length(0))))),
            new Kind("sum", "sum", "S2.1", draw -> Inputs.data(Recipe.fill(255, draw.length(1)))),
            new Kind("sum", "sum", "S2.1", draw -> Inputs.data(Recipe.random(draw.next(), draw.length(1)))),
            new Kind("stream", "stream", "S3.1", SumDraws::stream),
            new Kind("stream", "stream", "S3.1", SumDraws::stream),
            new Kind(
                    "check",
                    "check",
                    "S4.1",
                    draw -> with(Inputs.none(), "data", maybeNull(draw, near(draw, draw.length(1))))),
            new Kind("windowCheck", "window", "S4.2", SumDraws::window),
            new Kind("slidingCheck", "sliding", "S4.3", SumDraws::sliding));

    /** A longer one would make a long request. */
    private static final int LONGEST_PERIOD = 600;

    private SumDraws() {}

    /** Returns the region, or rarely none. */
    static Recipe maybeNull(Draw draw, Recipe region) {
        return draw.oneIn(40) ? null : region;
    }

    /** A region that is conserved or almost conserved. */
    private static Recipe near(Draw draw, int length) {
        Recipe region = draw.conserved(length);
        return switch (draw.below(4)) {
            case 0, 1 -> region;
            case 2 -> draw.changed(region);
            default -> draw.region(length);
        };
    }

    private static ObjectNode window(Draw draw) {
        int length = draw.oneIn(8)
                ? draw.of(
                        0,
                        Limits.MAX_WINDOW_BYTES - 1,
                        Limits.MAX_WINDOW_BYTES,
                        Limits.MAX_WINDOW_BYTES + 1,
                        Limits.MAX_WINDOW_BYTES + 2)
                : draw.length(1);
        return with(Inputs.none(), "data", maybeNull(draw, length == 0 ? Recipe.hex("") : near(draw, length)));
    }

    /** Windows that are conserved: then bytes repeat, mod 96, from window to window. Or a few of them are not. */
    private static ObjectNode sliding(Draw draw) {
        int window = draw.oneIn(4) ? draw.length(1) : draw.between(1, 70);
        Recipe data = window > LONGEST_PERIOD ? near(draw, window + draw.below(20)) : periodic(draw, window);
        long stated = switch (draw.below(10)) {
            case 0 -> draw.wide();
            case 1 -> data.length() + draw.between(-1, 1);
            case 2 -> window + draw.between(-1, 1);
            default -> window;
        };
        return with(Inputs.none(), "data", maybeNull(draw, data)).put("window", stated);
    }

    private static Recipe periodic(Draw draw, int window) {
        String period = Inputs.hex(draw.conserved(window).expand());
        int times = Math.max(1, draw.length(1) / window);
        Recipe data =
                Recipe.concat(Recipe.repeat(period, times), Recipe.hex(period.substring(0, 2 * draw.below(window))));
        int at = draw.at((int) data.length());
        int value = data.expand()[at] & 255;
        return switch (draw.below(4)) {
            case 0 -> draw.changed(data);
            case 1 -> data.patch(at, Inputs.hex((byte) (value < 160 ? value + 96 : value - 96)));
            default -> data;
        };
    }

    private static ObjectNode stream(Draw draw) {
        List<ObjectNode> steps = new ArrayList<>();
        int count = draw.oneIn(6) ? draw.between(65, 70) : draw.between(3, 12);
        for (int i = 0; i < count; i++) {
            steps.add(streamStep(draw, count > 20 ? 300 : 66_000));
        }
        List<ObjectNode> all = steps;
        for (int i = draw.below(3); i > 0; i--) {
            all = draw.with(
                    all,
                    switch (draw.below(3)) {
                        case 0 -> step("update");
                        case 1 -> step("merge").put("residue", draw.noResidue());
                        default -> step("restore").put("state", draw.noResidue());
                    });
        }
        return Inputs.steps(Inputs.none(), all);
    }

    private static ObjectNode streamStep(Draw draw, int most) {
        return switch (draw.below(10)) {
            case 0 -> step("merge").put("residue", draw.residue());
            case 1 -> step("reset");
            case 2 -> step("save");
            case 3 -> step("restore").put("state", draw.residue());
            case 4 -> step("value");
            case 5 ->
                with(step("update"), "data", draw.region(draw.length(0, 300))).put("times", draw.below(300));
            default -> with(step("update"), "data", draw.region(draw.length(0, most)));
        };
    }
}
