package dev.atlasl2.adapter;

import dev.atlasl2.WitnessRecord;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Witnesses of both kinds, proofs and records. */
final class WitnessOperations {
    private WitnessOperations() {}

    static void addTo(Map<String, Operation> table) {
        table.put("witness", (in, out) -> {
            byte[] data = in.region("data");
            out.set("witness", Answers.witness(Surfaces.agree(data, surface -> surface.witness(data))));
        });
        table.put("witnessTree", (in, out) -> {
            byte[] data = in.region("data");
            int k = in.clamped("k");
            out.set("witness", Answers.witness(Surfaces.agree(data, surface -> surface.tree(data, k))));
            out.put("leaves", WitnessTree.of(data, k).leafCount());
        });
        table.put("witnessVerify", (in, out) -> {
            byte[] data = in.region("data");
            var witness = in.witness("witness");
            Surfaces.agree(data, surface -> {
                surface.verify(data, witness);
                return true;
            });
        });
        table.put(
                "witnessMerge",
                (in, out) -> out.set("witness", Answers.witness(Witnesses.merge(in.witnesses("witnesses")))));
        table.put("ranges", (in, out) -> out.set("witness", Answers.witness(RangeOperations.ranges(in))));
        table.put("merkleRoot", (in, out) -> out.put("root", Answers.hex(WitnessTree.rootOf(in.hexes("leaves")))));
        table.put("inclusionProof", (in, out) -> {
            WitnessTree tree = WitnessTree.of(in.region("data"), in.clamped("k"));
            int index = in.clamped("index");
            ArrayNode path = Answers.list();
            Answers.hexes(path, tree.inclusionProof(index));
            out.put("leaf", Answers.hex(tree.leafHash(index)))
                    .put("size", tree.leafCount())
                    .set("path", path);
        });
        table.put(
                "verifyInclusion",
                (in, out) -> out.put(
                        "valid",
                        WitnessTree.verifyInclusion(
                                in.hex("root"),
                                in.hex("leaf"),
                                in.number("index"),
                                in.number("size"),
                                in.hexes("path"))));
        table.put("consistencyProof", (in, out) -> {
            WitnessTree tree = WitnessTree.of(in.region("data"), in.clamped("k"));
            ArrayNode path = Answers.list();
            Answers.hexes(path, tree.consistencyProof(in.clamped("first")));
            out.put("size", tree.leafCount()).set("path", path);
        });
        table.put(
                "verifyConsistency",
                (in, out) -> out.put(
                        "valid",
                        WitnessTree.verifyConsistency(
                                in.number("first"),
                                in.number("second"),
                                in.hex("firstRoot"),
                                in.hex("secondRoot"),
                                in.hexes("path"))));
        table.put("changedLeaves", WitnessOperations::changedLeaves);
        table.put(
                "recordEncode",
                (in, out) -> out.put("record", Answers.hex(WitnessRecord.encode(in.witness("witness")))));
        table.put(
                "recordDecode",
                (in, out) -> out.set("witness", Answers.witness(WitnessRecord.decode(in.hex("record")))));
    }

    private static void changedLeaves(Arguments in, ObjectNode out) {
        int k = in.clamped("k");
        WitnessTree before = WitnessTree.of(in.region("before"), k);
        WitnessTree after = WitnessTree.of(in.region("after"), k);
        ArrayNode leaves = Answers.list();
        for (int index : before.changedLeaves(after)) {
            leaves.add(index);
        }
        out.set("leaves", leaves);
    }
}
