package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.CompactRangeReference;
import dev.atlasl2.vectors.Json;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the families tree and proof (clause S12). */
final class TreeAnswers {
    private TreeAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put(
                "witnessTree",
                (impl, in) -> Answer.of(out -> tree(impl.witnessTree(in.region("data"), in.number("k")), out)));
        rows.put(
                "ranges",
                (impl, in) -> Answer.of(out -> out.set(
                        "witness", WitnessJson.write(impl.ranges(in.number("k"), in.number("length"), group(in))))));
        rows.put(
                "merkleRoot",
                (impl, in) -> Answer.of(
                        out -> out.put("root", HexFormat.of().formatHex(impl.merkleRoot(in.hexes("leaves"))))));
        rows.put(
                "inclusionProof",
                (impl, in) -> Answer.of(out -> {
                    Proof.Inclusion proof = impl.inclusionProof(in.region("data"), in.number("k"), in.number("index"));
                    out.put("leaf", HexFormat.of().formatHex(proof.leaf())).set("path", Answer.hexes(proof.path()));
                    out.put("size", (int) proof.size());
                }));
        rows.put(
                "verifyInclusion",
                (impl, in) -> Answer.of(out -> out.put(
                        "valid",
                        impl.verifyInclusion(
                                in.hex("root"),
                                in.hex("leaf"),
                                in.number("index"),
                                in.number("size"),
                                in.hexes("path")))));
        rows.put(
                "consistencyProof",
                (impl, in) -> Answer.of(out -> {
                    Proof.Consistency proof =
                            impl.consistencyProof(in.region("data"), in.number("k"), in.number("first"));
                    out.set("path", Answer.hexes(proof.path()));
                    out.put("size", (int) proof.size());
                }));
        rows.put(
                "verifyConsistency",
                (impl, in) -> Answer.of(out -> out.put(
                        "valid",
                        impl.verifyConsistency(
                                in.number("first"),
                                in.number("second"),
                                in.hex("firstRoot"),
                                in.hex("secondRoot"),
                                in.hexes("path")))));
        rows.put(
                "changedLeaves",
                (impl, in) -> Answer.of(out -> {
                    ArrayNode leaves = Json.array();
                    impl.changedLeaves(in.region("before"), in.region("after"), in.number("k"))
                            .forEach(leaves::add);
                    out.set("leaves", leaves);
                }));
    }

    private static RangeTree group(Arguments in) {
        return new RangeTree.Group(
                in.has("parts")
                        ? in.each("parts").stream().map(TreeAnswers::member).toList()
                        : null);
    }

    private static RangeTree member(Arguments in) {
        if (in != null && in.has("parts")) {
            return group(in);
        }
        return new RangeTree.One(
                in == null ? null : new CompactRangeReference.Part(in.number("at"), in.region("data")));
    }

    private static void tree(Witness witness, ObjectNode out) {
        int leaf = 1 << witness.leafLog2();
        out.set("witness", WitnessJson.write(witness));
        out.put("leaves", (int) ((witness.length() + leaf - 1) / leaf));
    }
}
