package dev.atlasl2.adapter.protocol;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Witness;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes values of the library in the form of the protocol. */
public final class Answers {
    private static final HexFormat HEX = HexFormat.of();

    private Answers() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static void refuse(ObjectNode answer, AtlasException refusal) {
        answer.put("result", refusal.code().name()).put("message", refusal.getMessage());
    }

    /** Runs every step, also after a refused one; {@code after} adds the common fields of each step's answer. */
    public static void steps(
            ObjectNode answer,
            List<Arguments> steps,
            BiConsumer<Arguments, ObjectNode> act,
            Consumer<ObjectNode> after) {
        ArrayNode answers = answer.putArray("steps");
        for (Arguments step : steps) {
            ObjectNode one = answers.addObject();
            try {
                act.accept(step, one.put("result", "OK"));
            } catch (AtlasException e) {
                refuse(one, e);
            }
            after.accept(one);
        }
    }

    /** Returns the exception for a step that the protocol does not have. */
    public static IllegalArgumentException unknown(Arguments step) {
        return new IllegalArgumentException("unknown step " + step.text("do"));
    }

    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    public static void hexes(ArrayNode list, List<byte[]> values) {
        values.forEach(value -> list.add(hex(value)));
    }

    public static ObjectNode witness(Witness witness) {
        return object().put("kind", witness.kind().name().toLowerCase(Locale.ROOT))
                .put("k", witness.leafLog2())
                .put("digest", hex(witness.digest()))
                .put("length", Long.toUnsignedString(witness.length()))
                .put("resonance", witness.resonance())
                .put("timestamp", Long.toUnsignedString(witness.timestamp()))
                .put("flags", witness.flags());
    }

    /** The protocol's digest of a region: 32-bit FNV-1a and both ends. */
    public static ObjectNode digest(byte[] bytes) {
        int hash = 0x811c9dc5;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        int edge = Math.min(16, bytes.length);
        return object().put("length", bytes.length)
                .put("fnv1a", HEX.toHexDigits(hash))
                .put("head", HEX.formatHex(bytes, 0, edge))
                .put("tail", HEX.formatHex(bytes, bytes.length - edge, bytes.length));
    }
}
