package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How changes of bytes change a sum (clause S5). */
final class DeltaDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("delta", "delta", "S5.1", draw -> pair(draw, Inputs.none(), "before", "after", draw.length(0))),
            new Kind("delta", "delta", "S5.1", draw -> pair(draw, Inputs.none(), "before", "after", draw.length(0))),
            new Kind("deltaByte", "delta", "S5.2", DeltaDraws::octet),
            new Kind("deltaRange", "delta", "S5.3", DeltaDraws::range),
            new Kind("deltaSteps", "delta", "S5.4", DeltaDraws::steps));

    private DeltaDraws() {}

    /** Two regions: usually one and a copy of it with a few changes; sometimes of different lengths, or absent. */
    static ObjectNode pair(Draw draw, ObjectNode in, String one, String other, int length) {
        Recipe before = draw.region(length);
        Recipe after = switch (draw.below(8)) {
            case 0 -> draw.region(length);
            case 1 -> draw.region(draw.of(length + 1, length + 256, length + 65_536, Math.max(0, length - 1)));
            default -> length == 0 ? before : draw.changed(before);
        };
        return with(with(in, one, SumDraws.maybeNull(draw, before)), other, SumDraws.maybeNull(draw, after));
    }

    private static ObjectNode octet(Draw draw) {
        ObjectNode in = Json.object()
                .put("sum", draw.residue())
                .put("old", draw.octet())
                .put("new", draw.octet());
        if (draw.oneIn(4)) {
            in.put(draw.of("sum", "old", "new"), draw.oneIn(2) ? draw.wide() : draw.of(-1, 96, 256, 257, -96));
        }
        return in;
    }

    private static ObjectNode range(Draw draw) {
        ObjectNode in = pair(draw, Json.object().put("sum", draw.residue()), "old", "new", draw.length(0));
        return draw.oneIn(6) ? in.put("sum", draw.oneIn(2) ? 96 : draw.noResidue()) : in;
    }

    private static ObjectNode steps(Draw draw) {
        List<ObjectNode> steps = new ArrayList<>();
        int count = draw.oneIn(4) ? draw.between(65, 70) : draw.between(3, 12);
        for (int i = 0; i < count; i++) {
            if (draw.oneIn(3)) {
                int length = draw.length(0, count > 20 ? 300 : 66_000);
                Recipe before = draw.region(length);
                Recipe after = length == 0 ? before : draw.changed(before);
                steps.add(with(with(Json.object(), "old", before), "new", after));
            } else {
                steps.add(octets(draw));
            }
        }
        ObjectNode refused = octets(draw).put(draw.of("old", "new"), draw.oneIn(2) ? draw.wide() : draw.of(-1, 256));
        long sum = draw.oneIn(12) ? 96 : draw.residue();
        return Inputs.steps(Json.object().put("sum", sum), draw.oneIn(2) ? draw.with(steps, refused) : steps);
    }

    private static ObjectNode octets(Draw draw) {
        return Json.object().put("old", draw.octet()).put("new", draw.octet());
    }
}
