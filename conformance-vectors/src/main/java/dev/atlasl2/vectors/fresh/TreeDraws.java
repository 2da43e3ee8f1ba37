package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tree witnesses, parts of a region and roots (clause S12). */
final class TreeDraws {
    static final List<Kind> KINDS = List.of(
            new Kind(
                    "witnessTree",
                    "tree",
                    "S12.2",
                    draw -> with(Json.object(), "data", SumDraws.maybeNull(draw, draw.region(draw.length(0))))
                            .put("k", k(draw))),
            new Kind(
                    "changedLeaves",
                    "tree",
                    "S12.6",
                    draw -> DeltaDraws.pair(draw, Json.object(), "before", "after", draw.length(0))
                            .put("k", k(draw))),
            new Kind("ranges", "tree", "S12.8", TreeDraws::ranges),
            new Kind("ranges", "tree", "S12.8", TreeDraws::ranges),
            new Kind("merkleRoot", "tree", "S12.1", TreeDraws::root));

    private TreeDraws() {}

    private static long k(Draw draw) {
        return draw.oneIn(10) ? draw.of(7L, 17L, 0L, draw.wide()) : draw.leafLog2();
    }

    /** The parts of a region, cut at any leaves and in any order. In one of four, something is missing or too much. */
    private static ObjectNode ranges(Draw draw) {
        int k = draw.leafLog2();
        int leaf = 1 << k;
        int leaves = draw.count(70);
        long length = (leaves - 1L) * leaf + (draw.oneIn(2) ? leaf : draw.of(1, leaf - 1, draw.between(1, leaf)));
        List<ObjectNode> parts = new ArrayList<>();
        boolean areSingle = draw.oneIn(3);
        for (int at = 0; at < leaves; ) {
            int taken = Math.min(areSingle || draw.oneIn(2) ? 1 : draw.between(1, 9), leaves - at);
            parts.add(part(draw, (long) at * leaf, Math.min((long) taken * leaf, length - (long) at * leaf)));
            at += taken;
        }
        for (int i = parts.size() - 1; i > 0 && !draw.oneIn(8); i--) {
            parts.add(i, parts.set(draw.below(i), parts.remove(i)));
        }
        if (draw.oneIn(4)) {
            length = spoil(draw, parts, leaf, length);
        }
        ArrayNode list = Json.array();
        parts.forEach(list::add);
        return Inputs.set(
                Json.object()
                        .put("k", draw.oneIn(20) ? draw.of(7L, 17L, draw.wide()) : k)
                        .put("length", length),
                "parts",
                list);
    }

    private static ObjectNode part(Draw draw, long at, long length) {
        Recipe data = length > 4_096 ? Recipe.random(draw.next(), length) : draw.region((int) length);
        return with(Json.object().put("at", at), "data", data);
    }

    /** Returns the length argument. */
    private static long spoil(Draw draw, List<ObjectNode> parts, int leaf, long length) {
        int at = draw.below(parts.size());
        switch (draw.below(6)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(parts.get(at).deepCopy());
            case 2 ->
                parts.get(at).put("at", parts.get(at).get("at").longValue() + draw.of(1, leaf / 2, leaf - 1, leaf));
            case 3 -> parts.get(at).set("data", draw.oneIn(2) ? Recipe.hex("").toJson() : null);
            case 4 -> parts.add(part(draw, length + leaf - 1 & -leaf, draw.between(1, leaf)));
            default -> {
                return draw.of(0L, -1L, length - 1, length + 1, length + (1L << 32));
            }
        }
        return length;
    }

    private static ObjectNode root(Draw draw) {
        ArrayNode leaves = Json.array();
        int count = draw.oneIn(10) ? 0 : draw.count(140);
        for (int i = 0; i < count; i++) {
            leaves.add(Inputs.hex(draw.region(draw.oneIn(count < 5 ? 3 : 30) ? draw.length(0, 8_200) : draw.below(80))
                    .expand()));
        }
        return Inputs.set(Json.object(), "leaves", leaves);
    }
}
