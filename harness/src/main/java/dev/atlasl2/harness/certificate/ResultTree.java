package dev.atlasl2.harness.certificate;

import dev.atlasl2.spec.reference.MerkleTreeReference;
import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Merkle tree (RFC 9162, section 2.1) over a certificate's results: a leaf is the canonical form of one row with
 * its target's id, in the certificate's order. It is made by the kit's own tree hash (clauses S12.1 and S12.4), as the
 * reference model computes it: {@code merkleRoot} of any target that conforms gives the same root.
 */
final class ResultTree {
    private static final HexFormat HEX = HexFormat.of();

    private final List<ObjectNode> results = new ArrayList<>();
    private final List<byte[]> leafHashes = new ArrayList<>();

    /** @param correctness the section of that name */
    ResultTree(JsonNode correctness) {
        for (JsonNode target : correctness.path("targets")) {
            for (JsonNode row : target.path("vectors")) {
                ObjectNode result = Json.object().put("target", target.path("id").stringValue());
                result.setAll((ObjectNode) row);
                results.add(result);
                leafHashes.add(leafHash(result));
            }
        }
    }

    int size() {
        return leafHashes.size();
    }

    /** Returns the root in hex. */
    String root() {
        return HEX.formatHex(MerkleTreeReference.rootOfHashes(leafHashes));
    }

    /** Returns the rows, each with its target. */
    List<ObjectNode> results() {
        return results;
    }

    /** Returns the inclusion path of a leaf, from the leaf up, in hex. */
    List<String> path(int index) {
        return MerkleTreeReference.inclusionPath(index, leafHashes).stream()
                .map(HEX::formatHex)
                .toList();
    }

    /** Tells whether a result is the leaf of that number in the tree of that root. */
    static boolean includes(String root, long size, ObjectNode result, long index, List<String> path) {
        return MerkleTreeReference.verifyInclusion(
                HEX.parseHex(root),
                leafHash(result),
                index,
                size,
                path.stream().map(HEX::parseHex).toList());
    }

    private static byte[] leafHash(ObjectNode result) {
        return MerkleTreeReference.leafHash(Canonical.text(result).getBytes(StandardCharsets.UTF_8));
    }
}
