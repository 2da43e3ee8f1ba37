package dev.atlasl2.harness.certificate;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.oracle.Operations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Merkle tree (RFC 9162, section 2.1) over a certificate's results. A leaf is the canonical form of one row with
 * its target's id, in the certificate's order. The reference model computes its hashes (clauses S12.1 and S12.4), so
 * defects of a kernel cannot affect it; {@code merkleRoot} of any conforming target gives the same root.
 */
final class ResultTree {
    private static final HexFormat HEX = HexFormat.of();

    private final List<ObjectNode> results = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();

    /** @param section one that has targets, {@code correctness} or {@code fresh} */
    ResultTree(JsonNode section) {
        for (JsonNode target : section.path("targets")) {
            for (JsonNode row : target.path("vectors")) {
                ObjectNode result =
                        Json.object().put("target", target.path("id").stringValue());
                result.setAll((ObjectNode) row);
                results.add(result);
                leaves.add(leaf(result));
            }
        }
    }

    int size() {
        return leaves.size();
    }

    /** Returns the root in hex. */
    String root() {
        return HEX.formatHex(root(leaves));
    }

    /** Returns the rows, each with its target. */
    List<ObjectNode> results() {
        return results;
    }

    /** Returns the inclusion path of a leaf, from the leaf to the root, in hex. */
    List<String> path(int index) {
        List<String> path = new ArrayList<>();
        path(index, leaves, path);
        return path;
    }

    /** Returns whether a result is the leaf of that number in the tree of that root. */
    static boolean includes(String root, long size, ObjectNode result, long index, List<String> path) {
        return Operations.REFERENCE.verifyInclusion(
                HEX.parseHex(root),
                root(List.of(leaf(result))),
                index,
                size,
                path.stream().map(HEX::parseHex).toList());
    }

    private static byte[] leaf(ObjectNode result) {
        return Canonical.text(result).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] root(List<byte[]> leaves) {
        return Operations.REFERENCE.merkleRoot(leaves);
    }

    /** PATH of RFC 9162, section 2.1.3.1. */
    private static void path(int index, List<byte[]> leaves, List<String> path) {
        if (leaves.size() == 1) {
            return;
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        if (index < k) {
            path(index, left, path);
            path.add(HEX.formatHex(root(right)));
        } else {
            path(index - k, right, path);
            path.add(HEX.formatHex(root(left)));
        }
    }
}
