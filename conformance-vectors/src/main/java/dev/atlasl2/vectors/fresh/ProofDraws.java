package dev.atlasl2.vectors.fresh;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Proofs that a leaf is in a tree, and that a tree begins another (clauses S12.4 and S12.5). */
final class ProofDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("inclusionProof", "proof", "S12.4", draw -> prove(draw, "index")),
            new Kind("verifyInclusion", "proof", "S12.4", ProofDraws::inclusion),
            new Kind("verifyInclusion", "proof", "S12.4", ProofDraws::inclusion),
            new Kind("consistencyProof", "proof", "S12.5", draw -> prove(draw, "first")),
            new Kind("verifyConsistency", "proof", "S12.5", ProofDraws::consistency),
            new Kind("verifyConsistency", "proof", "S12.5", ProofDraws::consistency));

    private ProofDraws() {}

    /**
     * Edge values for an index or for the size of an earlier tree: as a size, 0 is refused; as an index, the number of
     * leaves is.
     */
    private static ObjectNode prove(Draw draw, String which) {
        int length = draw.length(1);
        int k = draw.leafLog2();
        int size = ((length - 1) >> k) + 1;
        long place = switch (draw.below(8)) {
            case 0 -> draw.wide();
            case 1 -> size;
            case 2 -> size - 1;
            case 3 -> 0;
            default -> draw.at(size);
        };
        return Inputs.data(draw.region(length))
                .put("k", draw.oneIn(20) ? draw.of(7L, 17L, draw.wide()) : k)
                .put(which, place);
    }

    private static List<byte[]> leaves(Draw draw, int most) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = draw.oneIn(8) ? draw.between(64, most) : draw.count(most); i > 0; i--) {
            leaves.add(draw.digest());
        }
        return leaves;
    }

    private static ObjectNode inclusion(Draw draw) {
        List<byte[]> leaves = leaves(draw, 140);
        int index = draw.at(leaves.size());
        List<byte[]> path = new ArrayList<>(MerkleTreeReference.inclusionPath(index, leaves));
        byte[] root = MerkleTreeReference.rootOfHashes(leaves);
        byte[] leaf = leaves.get(index);
        if (draw.oneIn(16)) { // longer than any honest path: false, or refused, after the 64th element
            for (int i = draw.count(70); i > 0; i--) {
                path.add(draw.digest());
            }
        }
        ObjectNode in = Json.object()
                .put("root", Inputs.hex(draw.oneIn(10) ? draw.flipped(root) : root))
                .put("leaf", Inputs.hex(draw.oneIn(10) ? draw.flipped(leaf) : leaf))
                .put("index", draw.oneIn(8) ? other(draw, index) : index)
                .put("size", draw.oneIn(8) ? other(draw, leaves.size()) : leaves.size());
        return Inputs.set(in, "path", Inputs.hexes(forged(draw, path)));
    }

    private static ObjectNode consistency(Draw draw) {
        List<byte[]> leaves = leaves(draw, 140);
        int first = draw.oneIn(6) ? leaves.size() : draw.at(leaves.size()) + 1;
        List<byte[]> path = new ArrayList<>(MerkleTreeReference.consistencyPath(first, leaves));
        byte[] firstRoot = MerkleTreeReference.rootOfHashes(leaves.subList(0, first));
        byte[] secondRoot = MerkleTreeReference.rootOfHashes(leaves);
        ObjectNode in = Json.object()
                .put("first", draw.oneIn(8) ? other(draw, first) : first)
                .put("second", draw.oneIn(8) ? other(draw, leaves.size()) : leaves.size())
                .put("firstRoot", Inputs.hex(draw.oneIn(10) ? draw.flipped(firstRoot) : firstRoot))
                .put("secondRoot", Inputs.hex(draw.oneIn(10) ? draw.flipped(secondRoot) : secondRoot));
        return Inputs.set(in, "path", Inputs.hexes(forged(draw, path)));
    }

    private static long other(Draw draw, int number) {
        return draw.of(number - 1L, number + 1L, number * 2L, number + 256L, number + (1L << 32), draw.wide());
    }

    /** Usually the path itself. */
    private static List<byte[]> forged(Draw draw, List<byte[]> path) {
        int at = path.isEmpty() ? 0 : draw.below(path.size());
        switch (path.isEmpty() ? 9 : draw.below(10)) {
            case 0 -> path.set(at, draw.flipped(path.get(at)));
            case 1 -> path.remove(at);
            case 2 -> path.add(at, draw.digest());
            case 3 -> path.set(at, new byte[draw.of(0, 31, 33)]);
            default -> {} // right
        }
        return path;
    }
}
