package dev.atlasl2.adapter;

import dev.atlasl2.Batch;
import dev.atlasl2.Conservation;
import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Recipe;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Version, sums, checks, deltas and batches. */
final class PureOperations {
    private PureOperations() {}

    static void addTo(Map<String, Operation> table) {
        table.put("version", (in, out) -> {
            int packed = Limits.SEMANTICS_VERSION;
            out.put("packed", packed).put("text", (packed >> 16) + "." + (packed >> 8 & 0xff) + "." + (packed & 0xff));
        });
        table.put("errorCodes", (in, out) -> {
            ObjectNode codes = out.putObject("codes");
            for (ErrorCode code : ErrorCode.values()) {
                codes.put(code.name(), code.number());
            }
        });
        table.put("constants", PureOperations::constants);
        table.put("sum", (in, out) -> out.put("sum", sum(in.recipe("data"))));
        table.put("check", (in, out) -> {
            Recipe data = in.recipe("data");
            if (isGiant(data)) {
                out.put("conserved", sum(data) == 0);
            } else {
                byte[] bytes = in.region("data");
                out.put("conserved", (boolean) Surfaces.<Boolean>agree(bytes, surface -> surface.check(bytes)));
            }
        });
        table.put("windowCheck", (in, out) -> {
            byte[] data = in.region("data");
            out.put("conserved", (boolean) Surfaces.<Boolean>agree(data, surface -> surface.windowCheck(data)));
        });
        table.put("slidingCheck", (in, out) -> {
            byte[] data = in.region("data");
            long window = in.number("window");
            out.put("conserved", (boolean)
                    Surfaces.<Boolean>agree(data, surface -> surface.slidingCheck(data, window)));
        });
        table.put("delta", (in, out) -> {
            Recipe before = in.recipe("before");
            Recipe after = in.recipe("after");
            out.put(
                    "delta",
                    isGiant(before) && isGiant(after) ? segments().delta(before, after) : delta(before, after));
        });
        table.put(
                "deltaByte",
                (in, out) -> out.put(
                        "sum", Conservation.deltaByte(in.clamped("sum"), in.clamped("old"), in.clamped("new"))));
        table.put(
                "deltaRange",
                (in, out) ->
                        out.put("sum", Conservation.deltaRange(in.clamped("sum"), in.region("old"), in.region("new"))));
        table.put("batch", PureOperations::batch);
        table.put("batchHint", (in, out) -> out.put("entries", Batch.sizeHint(in.number("bytes"))));
    }

    private static void constants(Arguments in, ObjectNode out) {
        out.put("modulus", Limits.MODULUS);
        out.put("page", Limits.PAGE_BYTES);
        out.put("cycle", Limits.CYCLE_BYTES);
        out.put("structure", Limits.STRUCTURE_BYTES);
        out.put("maxWindow", Limits.MAX_WINDOW_BYTES);
        out.put("maxBatch", Limits.MAX_BATCH_ENTRIES);
        out.put("minLeafLog2", Limits.MIN_LEAF_LOG2);
        out.put("maxLeafLog2", Limits.MAX_LEAF_LOG2);
        out.put("defaultLeafLog2", Limits.DEFAULT_LEAF_LOG2);
        out.put("record", Limits.RECORD_BYTES);
    }

    private static int sum(Recipe data) {
        if (isGiant(data)) {
            return segments().sum(data);
        }
        byte[] bytes = data == null ? null : data.expand();
        return Surfaces.agree(bytes, surface -> surface.sum(bytes));
    }

    private static int delta(Recipe before, Recipe after) {
        byte[] old = before == null ? null : before.expand();
        byte[] now = after == null ? null : after.expand();
        return Surfaces.agree(old, surface -> surface.delta(old, now));
    }

    private static SegmentSupport segments() {
        return SegmentSupport.available()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "arrays and buffers hold at most " + Recipe.MAX_ARRAY + " bytes"));
    }

    private static boolean isGiant(Recipe data) {
        return data != null && data.length() > Recipe.MAX_ARRAY;
    }

    private static void batch(Arguments in, ObjectNode out) {
        if (!in.json().path("entries").isArray()) {
            Batch.sum((List<byte[]>) null);
        }
        ArrayNode results = Answers.list();
        switch (in.text("of")) {
            case "sum" -> {
                for (int sum : Batch.sum(in.list("entries", PureOperations::bytes))) {
                    results.add(sum);
                }
            }
            case "check" -> {
                for (boolean conserved : Batch.check(in.list("entries", PureOperations::bytes))) {
                    results.add(conserved);
                }
            }
            case "delta" -> {
                for (int delta : Batch.delta(in.list("entries", PureOperations::change))) {
                    results.add(delta);
                }
            }
            case "witness" ->
                Batch.witness(in.list("entries", PureOperations::bytes))
                        .forEach(witness -> results.add(Answers.witness(witness)));
            default -> throw new IllegalArgumentException("unknown batch of " + in.text("of"));
        }
        out.set("results", results);
    }

    private static byte[] bytes(JsonNode entry) {
        return Recipe.parse(entry).expand();
    }

    private static Batch.Change change(JsonNode entry) {
        Arguments change = new Arguments(entry);
        return new Batch.Change(change.region("before"), change.region("after"));
    }
}
