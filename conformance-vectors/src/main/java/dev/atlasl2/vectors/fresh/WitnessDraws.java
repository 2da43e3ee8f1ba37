package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.spec.reference.WitnessRecordReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Flat witnesses and records (clauses S11 and S13). */
final class WitnessDraws {
    static final List<Kind> KINDS = List.of(
            new Kind(
                    "witness",
                    "witness",
                    "S11.1",
                    draw -> with(Json.object(), "data", SumDraws.maybeNull(draw, draw.region(draw.length(0))))),
            new Kind("witnessVerify", "witness", "S11.3", WitnessDraws::verify),
            new Kind("witnessVerify", "witness", "S11.3", WitnessDraws::verify),
            new Kind("witnessMerge", "witness", "S11.4", WitnessDraws::merge),
            new Kind(
                    "recordEncode",
                    "record",
                    "S13.1",
                    draw -> Inputs.set(
                            Json.object(), "witness", draw.oneIn(4) ? bent(draw, written(draw)) : written(draw))),
            new Kind("recordDecode", "record", "S13.2", WitnessDraws::decode));

    private WitnessDraws() {}

    private static ObjectNode verify(Draw draw) {
        Recipe data = draw.region(draw.length(1));
        byte[] bytes = data.expand();
        ObjectNode witness = WitnessJson.write(
                draw.oneIn(2)
                        ? FlatWitnessReference.witness(bytes)
                        : TreeWitnessReference.witness(bytes, draw.leafLog2()));
        witness.put("timestamp", number(draw)).put("flags", draw.below(256));
        int resonance = witness.get("resonance").intValue();
        String length = witness.get("length").stringValue();
        switch (draw.below(10)) {
            case 0 -> witness.put("digest", flipped(draw, witness));
            case 1 -> witness.put("resonance", (resonance + draw.of(1, 32, 64, 95)) % 96);
            case 2 -> witness.put("digest", flipped(draw, witness)).put("resonance", (resonance + 1) % 96);
            case 3 -> witness.put("length", Long.toString(Long.parseLong(length) + draw.of(1L, 256L, 1L << 32)));
            case 4 -> data = draw.changed(data);
            case 5 -> witness = bent(draw, witness);
            default -> {} // right
        }
        return Inputs.set(with(Json.object(), "data", data), "witness", witness);
    }

    private static String flipped(Draw draw, ObjectNode witness) {
        return Inputs.hex(
                draw.flipped(HexFormat.of().parseHex(witness.get("digest").stringValue())));
    }

    /** A value with one part that makes it not a witness. */
    private static ObjectNode bent(Draw draw, ObjectNode witness) {
        return switch (draw.below(6)) {
            case 0 -> witness.put("resonance", draw.of(96, 97, 255, -1));
            case 1 -> witness.put("flags", draw.of(256, -1));
            case 2 -> witness.put("k", draw.of(-1, 1, 7, 17, 255, 264));
            case 3 -> witness.put("length", "0");
            case 4 -> witness.put("digest", witness.get("digest").stringValue().substring(2));
            default -> witness.put("digest", witness.get("digest").stringValue() + "00");
        };
    }

    private static Witness any(Draw draw) {
        boolean isTree = draw.oneIn(2);
        long length = draw.oneIn(2) ? draw.length(1) : draw.next() >>> draw.below(64) | 1;
        return new Witness(
                isTree ? Witness.Kind.TREE : Witness.Kind.FLAT,
                isTree ? draw.leafLog2() : 0,
                draw.digest(),
                length,
                draw.residue(),
                Long.parseUnsignedLong(number(draw)),
                draw.below(256));
    }

    /** An unsigned number of at most 64 bits, of any width. */
    private static String number(Draw draw) {
        return Long.toUnsignedString(draw.oneIn(3) ? 0 : draw.next() >>> draw.below(64));
    }

    private static ObjectNode written(Draw draw) {
        return WitnessJson.write(any(draw));
    }

    private static ObjectNode merge(Draw draw) {
        int count = draw.oneIn(8) ? draw.below(2) : Math.max(2, draw.count(70));
        ObjectNode first = written(draw);
        ArrayNode list = Json.array();
        for (int i = 0; i < count; i++) {
            ObjectNode witness = written(draw)
                    .put("kind", first.get("kind").stringValue())
                    .put("k", first.get("k").intValue());
            if (!draw.oneIn(30)) { // two large lengths may exceed 2^64
                witness.put("length", Integer.toString(draw.length(1)));
            }
            list.add(witness);
        }
        if (count > 1 && draw.oneIn(5)) {
            int at = draw.oneIn(2) ? count - 1 : draw.below(count);
            switch (draw.below(3)) {
                case 0 -> list.setNull(at);
                case 1 -> bent(draw, (ObjectNode) list.get(at));
                default -> list.set(at, written(draw));
            }
        }
        return Inputs.set(Json.object(), "witnesses", list);
    }

    private static ObjectNode decode(Draw draw) {
        byte[] record = WitnessRecordReference.encode(any(draw));
        switch (draw.below(8)) {
            case 0 -> record[48] = (byte) draw.octet();
            case 1 -> record[49] = (byte) (int) draw.of(0, 1, 2, 128);
            case 2 -> record[50] = (byte) (int) draw.of(0, 7, 8, 16, 17, 255);
            case 3 -> record[draw.between(52, 63)] = (byte) draw.octet();
            case 4 -> Arrays.fill(record, 32, 40, (byte) 0);
            case 5 -> record = Arrays.copyOf(record, draw.of(0, 63, 65, 64 + 256));
            default -> {} // right
        }
        return Json.object().put("record", Inputs.hex(record));
    }
}
