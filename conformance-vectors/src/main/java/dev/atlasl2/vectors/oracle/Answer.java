package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.vectors.Json;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an answer: the result first, then the fields of the protocol's row in their order. */
final class Answer {
    private Answer() {}

    /** Runs a call that writes its fields. For a refusal only the error code is written. */
    static ObjectNode of(Consumer<ObjectNode> call) {
        ObjectNode fields = Json.object();
        ObjectNode answer = Json.object();
        try {
            call.accept(fields);
        } catch (AtlasException refusal) {
            return answer.put("result", refusal.code().name());
        }
        answer.put("result", "OK");
        answer.setAll(fields);
        return answer;
    }

    /** Runs a call whose answer has only a result. */
    static ObjectNode of(Runnable call) {
        return of(fields -> call.run());
    }

    /** The steps of a sequence. Each is answered, whatever the results of the earlier ones are. */
    static ArrayNode steps(List<Arguments> steps, Function<Arguments, ObjectNode> step) {
        ArrayNode answers = Json.array();
        steps.forEach(arguments -> answers.add(step.apply(arguments)));
        return answers;
    }

    static IllegalArgumentException unknownStep(String name) {
        return new IllegalArgumentException("unknown step \"" + name + '"');
    }

    static ArrayNode hexes(List<byte[]> list) {
        ArrayNode array = Json.array();
        list.forEach(bytes -> array.add(HexFormat.of().formatHex(bytes)));
        return array;
    }

    /** The protocol's digest of a region: length, FNV-1a and both ends. */
    static ObjectNode digest(byte[] memory, int from, int to) {
        int fnv = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            fnv = (fnv ^ (memory[i] & 0xff)) * 0x01000193;
        }
        int shown = Math.min(16, to - from);
        HexFormat hex = HexFormat.of();
        return Json.object()
                .put("length", to - from)
                .put("fnv1a", hex.toHexDigits(fnv))
                .put("head", hex.formatHex(memory, from, from + shown))
                .put("tail", hex.formatHex(memory, to - shown, to));
    }
}
