package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.Json;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A witness as the protocol writes it. */
public final class WitnessJson {
    /** No sign, no leading zero. */
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,19}");

    private WitnessJson() {}

    /**
     * Returns the witness that the node holds.
     *
     * @throws AtlasException INVALID if it is not an object, or a component is absent, of another form or outside its
     *     range
     */
    public static Witness read(JsonNode node) {
        require(node.isObject(), "witness", node);
        Arguments in = new Arguments(node, Regions.ANEW);
        byte[] digest = in.hex("digest");
        require(digest != null, "digest", node.get("digest"));
        return new Witness(
                kind(node.get("kind")),
                small(node, "k"),
                digest,
                decimal(node, "length"),
                small(node, "resonance"),
                decimal(node, "timestamp"),
                small(node, "flags"));
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

    private static Witness.Kind kind(JsonNode node) {
        String text = node == null ? "" : node.asString("");
        require(text.equals("flat") || text.equals("tree"), "kind", node);
        return text.equals("flat") ? Witness.Kind.FLAT : Witness.Kind.TREE;
    }

    private static int small(JsonNode witness, String name) {
        JsonNode node = witness.get(name);
        require(node != null && node.isIntegralNumber() && node.canConvertToInt(), name, node);
        return node.intValue();
    }

    private static long decimal(JsonNode witness, String name) {
        JsonNode node = witness.get(name);
        boolean isDecimal = node != null
                && node.isString()
                && DECIMAL.matcher(node.stringValue()).matches();
        require(isDecimal && new BigInteger(node.stringValue()).bitLength() <= 64, name, node);
        return Long.parseUnsignedLong(node.stringValue());
    }

    private static void require(boolean holds, String name, JsonNode got) {
        if (!holds) {
            throw new AtlasException(ErrorCode.INVALID, name + " must have the form of the protocol, got " + got);
        }
    }
}
