package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.spec.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Proofs over leaf hashes. */
final class RawProofs {
    private static final int DIGEST = Host.DIGEST;
    private static final int MOST_PATH = 40;

    private final RawModule module;
    private final RawTrees trees;

    RawProofs(RawModule module, RawTrees trees) {
        this.module = module;
        this.trees = trees;
    }

    void addTo(Map<String, Operation> table) {
        table.put("inclusionProof", this::inclusion);
        table.put("verifyInclusion", this::verifyInclusion);
        table.put("consistencyProof", this::consistency);
        table.put("verifyConsistency", this::verifyConsistency);
    }

    private void inclusion(Arguments in, ObjectNode out) {
        byte[] hashes = trees.leafHashes("data", in.region("data"), in.number("k"));
        int index = Host.u32("index", in.number("index"));
        ArrayNode path = path("inclusion_proof", hashes, index);
        byte[] leaf = Arrays.copyOfRange(hashes, index * DIGEST, (index + 1) * DIGEST);
        out.put("leaf", Answers.hex(leaf)).put("size", hashes.length / DIGEST).set("path", path);
    }

    private void consistency(Arguments in, ObjectNode out) {
        byte[] hashes = trees.leafHashes("data", in.region("data"), in.number("k"));
        ArrayNode path = path("consistency_proof", hashes, Host.u32("first", in.number("first")));
        out.put("size", hashes.length / DIGEST).set("path", path);
    }

    private ArrayNode path(String export, byte[] hashes, int which) {
        Arena arena = new Arena(module, hashes.length + MOST_PATH * DIGEST);
        int p = arena.in(hashes);
        int out = arena.out(MOST_PATH * DIGEST);
        int entries = arena.answer(export, p, hashes.length / DIGEST, which, out);
        ArrayNode path = Answers.list();
        for (int i = 0; i < entries; i++) {
            path.add(Answers.hex(arena.read(out + i * DIGEST, DIGEST)));
        }
        return path;
    }

    private void verifyInclusion(Arguments in, ObjectNode out) {
        byte[] path = joined(in.hexes("path"));
        Arena arena = new Arena(module, path.length);
        int root = arena.in(Host.digest("root", in.hex("root")));
        int leaf = arena.in(Host.digest("leaf", in.hex("leaf")));
        int p = arena.in(path);
        boolean valid = arena.truth(
                ErrorCode.WITNESS,
                "verify_inclusion",
                root,
                leaf,
                in.number("index"),
                in.number("size"),
                p,
                path.length / DIGEST);
        out.put("valid", valid);
    }

    private void verifyConsistency(Arguments in, ObjectNode out) {
        byte[] path = joined(in.hexes("path"));
        Arena arena = new Arena(module, path.length);
        int first = arena.in(Host.digest("firstRoot", in.hex("firstRoot")));
        int second = arena.in(Host.digest("secondRoot", in.hex("secondRoot")));
        int p = arena.in(path);
        boolean valid = arena.truth(
                ErrorCode.WITNESS,
                "verify_consistency",
                in.number("first"),
                in.number("second"),
                first,
                second,
                p,
                path.length / DIGEST);
        out.put("valid", valid);
    }

    private static byte[] joined(List<byte[]> path) {
        byte[] all = new byte[Host.given("path", path).size() * DIGEST];
        for (int i = 0; i < path.size(); i++) {
            System.arraycopy(Host.digest("path[" + i + "]", path.get(i)), 0, all, i * DIGEST, DIGEST);
        }
        return all;
    }
}
