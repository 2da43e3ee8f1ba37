package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.Json;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A witness as the protocol writes it. */
public final class WitnessJson {
    private WitnessJson() {}

    /**
     * Reads a witness.
     *
     * @throws dev.atlasl2.spec.AtlasException INVALID where a component is outside its range
     * @throws IllegalArgumentException where the node has another shape
     */
    public static Witness read(JsonNode node) {
        Arguments in = new Arguments(node, Regions.ANEW);
        return new Witness(
                kind(in.text("kind")),
                Math.toIntExact(in.number("k")),
                in.hex("digest"),
                Long.parseUnsignedLong(in.text("length")),
                Math.toIntExact(in.number("resonance")),
                Long.parseUnsignedLong(in.text("timestamp")),
                Math.toIntExact(in.number("flags")));
    }

    /** Writes a witness. */
    public static ObjectNode write(Witness witness) {
        return Json.object()
                .put("kind", witness.kind() == Witness.Kind.FLAT ? "flat" : "tree")
                .put("k", witness.leafLog2())
                .put("digest", HexFormat.of().formatHex(witness.digest()))
                .put("length", Long.toUnsignedString(witness.length()))
                .put("resonance", witness.resonance())
                .put("timestamp", Long.toUnsignedString(witness.timestamp()))
                .put("flags", witness.flags());
    }

    private static Witness.Kind kind(String text) {
        return switch (text) {
            case "flat" -> Witness.Kind.FLAT;
            case "tree" -> Witness.Kind.TREE;
            default -> throw new IllegalArgumentException("kind must be flat or tree, got \"" + text + '"');
        };
    }
}
