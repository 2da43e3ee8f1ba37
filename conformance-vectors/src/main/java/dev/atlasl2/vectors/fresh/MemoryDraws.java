package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.step;
import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Fills, copies and cached buffers (clauses S6, S7 and S8). */
final class MemoryDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("fill", "fill", "S6.1", MemoryDraws::fill),
            new Kind("fill", "fill", "S6.1", MemoryDraws::fill),
            new Kind("copy", "copy", "S7.1", MemoryDraws::copy),
            new Kind("copy", "copy", "S7.1", MemoryDraws::copy),
            new Kind("copyWithin", "copy", "S7.3", MemoryDraws::within),
            new Kind("copyWithin", "copy", "S7.3", MemoryDraws::within),
            new Kind("buffer", "buffer", "S8.2", MemoryDraws::buffer),
            new Kind("buffer", "buffer", "S8.2", MemoryDraws::buffer));

    private MemoryDraws() {}

    private static ObjectNode fill(Draw draw) {
        return Json.object()
                .put("length", draw.length(0))
                .put("value", draw.oneIn(8) ? draw.wide() : (long) draw.octet());
    }

    private static ObjectNode copy(Draw draw) {
        int length = draw.length(1);
        Recipe source = draw.conserved(length);
        source = draw.oneIn(4) ? draw.changed(source) : source;
        Recipe target = draw.region(draw.oneIn(8) ? draw.of(length + 1, length + 256, length - 1) : length);
        return with(with(Json.object(), "src", source), "dst", target);
    }

    /** A conserved range within a region, before or after its target, usually overlapping it. */
    private static ObjectNode within(Draw draw) {
        int length = draw.oneIn(20) ? 0 : draw.length(1);
        int before = draw.length(0, 70_000);
        int after = draw.length(0, 70_000);
        Recipe range = length == 0 ? Recipe.hex("") : draw.conserved(length);
        Recipe data = Recipe.concat(draw.region(before), range, draw.region(after));
        long to = switch (draw.below(5)) {
            case 0 -> 0;
            case 1 -> before + after;
            case 2 -> Math.max(0, before - draw.between(1, 9));
            case 3 -> Math.min(before + after, before + draw.between(1, 9));
            default -> draw.below(before + after + 1);
        };
        ObjectNode in = with(Json.object(), "data", draw.oneIn(6) && length > 0 ? draw.changed(data) : data)
                .put("from", before)
                .put("to", to)
                .put("length", length);
        if (draw.oneIn(6)) {
            in.put(draw.of("from", "to", "length"), draw.oneIn(2) ? draw.wide() : data.length() - length + 1);
        }
        return in;
    }

    private static ObjectNode buffer(Draw draw) {
        int length = draw.length(1, draw.oneIn(8) ? 262_145 : 70_000);
        int count = draw.oneIn(8) ? draw.between(65, 68) : draw.between(4, 14);
        Recipe data = draw.oneIn(2) ? draw.conserved(length) : draw.region(length);
        List<ObjectNode> steps = new ArrayList<>(List.of(step(draw.of("sum", "check", "invalidate"))));
        for (int i = 0; i < count; i++) {
            steps.add(bufferStep(draw, length));
            if (draw.oneIn(2)) {
                steps.add(step(draw.of("sum", "check")));
            }
        }
        List<ObjectNode> all = steps;
        for (int i = draw.below(3); i > 0; i--) {
            all = draw.with(all, refused(draw, length));
        }
        return Inputs.steps(with(Json.object(), "data", data), all);
    }

    private static ObjectNode bufferStep(Draw draw, int length) {
        int at = draw.at(length);
        return switch (draw.below(8)) {
            case 0 -> step("poke").put("at", at).put("value", draw.octet());
            case 1 -> step("invalidate");
            case 2, 3, 4 -> step("set").put("at", at).put("value", draw.octet());
            default -> {
                int room = length - at;
                int size = draw.oneIn(3) ? room : draw.length(0, room);
                yield with(step("setRange").put("at", at), "data", draw.region(Math.min(size, 70_000)));
            }
        };
    }

    private static ObjectNode refused(Draw draw, int length) {
        return switch (draw.below(5)) {
            case 0 ->
                step("set")
                        .put("at", draw.of((long) length, -1L, draw.wide() | 1L << 40))
                        .put("value", 1);
            case 1 -> step("set").put("at", draw.at(length)).put("value", draw.wide());
            case 2 -> step("setRange").put("at", draw.at(length));
            case 3 -> with(step("setRange").put("at", length), "data", Recipe.fill(draw.octet(), 1));
            default -> with(step("setRange").put("at", draw.wide() | 1L << 40), "data", draw.region(3));
        };
    }
}
