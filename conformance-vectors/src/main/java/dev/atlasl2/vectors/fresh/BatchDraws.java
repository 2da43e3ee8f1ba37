package dev.atlasl2.vectors.fresh;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many calls in one (clause S9). */
final class BatchDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("batch", "batch", "S9.1", draw -> batch(draw, draw.of("sum", "check"))),
            new Kind("batch", "batch", "S9.1", draw -> batch(draw, draw.of("delta", "witness"))),
            new Kind("batchHint", "batch", "S9.4", BatchDraws::hint));

    private BatchDraws() {}

    private static ObjectNode batch(Draw draw, String of) {
        int count = draw.oneIn(8)
                ? draw.of(0, 255, Limits.MAX_BATCH_ENTRIES, Limits.MAX_BATCH_ENTRIES + 1)
                : draw.count(70);
        int most = count > 8 ? 300 : 66_000;
        ArrayNode entries = Json.array();
        for (int i = 0; i < count; i++) {
            int length = draw.length(1, draw.oneIn(30) ? 66_000 : most);
            if (of.equals("delta")) {
                Recipe before = draw.region(length);
                entries.add(Inputs.change(before, draw.changed(before)));
            } else {
                entries.add(
                        (of.equals("check") && draw.oneIn(2) ? draw.conserved(length) : draw.region(length)).toJson());
            }
        }
        if (count > 0 && draw.oneIn(6)) {
            bad(draw, of, entries, draw.oneIn(2) ? count - 1 : draw.below(count));
        }
        return Inputs.set(Json.object().put("of", of), "entries", entries);
    }

    /** One entry that a single call would refuse. */
    private static void bad(Draw draw, String of, ArrayNode entries, int at) {
        if (of.equals("delta") && draw.oneIn(2)) {
            entries.set(at, Inputs.change(Recipe.fill(1, 5), Recipe.fill(1, draw.of(4, 6, 261))));
        } else if (of.equals("witness") && draw.oneIn(2)) {
            entries.set(at, Recipe.hex("").toJson());
        } else {
            entries.setNull(at);
        }
    }

    private static ObjectNode hint(Draw draw) {
        return Json.object()
                .put(
                        "bytes",
                        switch (draw.below(4)) {
                            case 0 -> draw.wide();
                            case 1 -> (long) draw.length(0);
                            case 2 -> (long) draw.between(60, 1_100);
                            default -> (long) draw.of(64, 65, 1_024, 1_025, 16_384, 16_385) + draw.below(2);
                        });
    }
}
