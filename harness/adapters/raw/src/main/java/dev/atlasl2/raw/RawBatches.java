package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Recipe;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Batches: a table of addresses and lengths goes in, an answer for each entry comes out. */
final class RawBatches {
    private static final int WORD = 4;
    /** The approximate size of an entry in an arena, in addition to its bytes, with its answer. */
    private static final long ENTRY = 300;

    private final RawModule module;

    RawBatches(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("batch", this::batch);
        table.put("batchHint", (in, out) -> out.put("entries", hint(in.number("bytes"))));
    }

    private int hint(long bytes) {
        if (bytes < 0) {
            throw Host.invalid("bytes must not be negative, got " + bytes);
        }
        return module.call("batch_hint", Math.min(bytes, Host.MAX_U32));
    }

    private interface Reading {
        void read(Arena arena, int at, ArrayNode results);
    }

    private void batch(Arguments in, ObjectNode out) {
        if (!in.json().path("entries").isArray()) {
            throw Host.invalid("entries must be a list, got " + in.json().get("entries"));
        }
        ArrayNode results = Answers.list();
        switch (in.text("of")) {
            case "sum" -> regions(in, WORD, "batch_sum", (arena, at, to) -> to.add(arena.word(at)), results);
            case "check" -> regions(in, WORD, "batch_check", (arena, at, to) -> to.add(arena.word(at) == 1), results);
            case "delta" -> changes(in, results);
            case "witness" ->
                regions(
                        in,
                        Host.RECORD,
                        "batch_witness",
                        (arena, at, to) -> to.add(Answers.witness(Host.witness(arena.read(at, Host.RECORD)))),
                        results);
            default -> throw new IllegalArgumentException("unknown batch of " + in.text("of"));
        }
        out.set("results", results);
    }

    private void regions(Arguments in, int answer, String export, Reading reading, ArrayNode results) {
        List<byte[]> entries = Host.each(
                "entries", in.list("entries", entry -> Recipe.parse(entry).expand()));
        Arena arena = new Arena(
                module,
                entries.stream().mapToLong(entry -> entry.length + ENTRY).sum());
        int[] words = new int[2 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[2 * i] = arena.in(entries.get(i));
            words[2 * i + 1] = entries.get(i).length;
        }
        answers(arena, entries.size(), answer, arena.words(words), export, reading, results);
    }

    private void changes(Arguments in, ArrayNode results) {
        record Change(byte[] before, byte[] after) {}
        List<Change> entries = Host.each("entries", in.list("entries", entry -> {
            Arguments change = new Arguments(entry);
            return new Change(change.region("before"), change.region("after"));
        }));
        entries.forEach(entry -> Host.sameLength("before", entry.before(), "after", entry.after()));
        Arena arena = new Arena(
                module,
                entries.stream()
                        .mapToLong(entry -> 2L * entry.before().length + ENTRY)
                        .sum());
        int[] words = new int[3 * entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            words[3 * i] = arena.in(entries.get(i).before());
            words[3 * i + 1] = arena.in(entries.get(i).after());
            words[3 * i + 2] = entries.get(i).before().length;
        }
        Reading delta = (answered, at, to) -> to.add(answered.word(at));
        answers(arena, entries.size(), WORD, arena.words(words), "batch_delta", delta, results);
    }

    private static void answers(
            Arena arena, int count, int answer, int table, String export, Reading reading, ArrayNode results) {
        int out = arena.out(count * answer);
        arena.accept(export, table, count, out);
        for (int i = 0; i < count; i++) {
            reading.read(arena, out + i * answer, results);
        }
    }
}
