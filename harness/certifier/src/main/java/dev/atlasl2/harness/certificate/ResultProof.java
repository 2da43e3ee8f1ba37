package dev.atlasl2.harness.certificate;

import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One result of a certificate with the proof that it is in the certificate's tree, as a file of its own. */
public final class ResultProof {
    private static final String FORMAT = "atlas-proof/1";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_PATH = 64;

    private ResultProof() {}

    /**
     * Returns the proofs of a vector's results, one for each target, as text.
     *
     * @param certificate one that {@link CertificateCheck} found good
     * @param target only this target
     */
    public static List<String> of(byte[] certificate, String vector, Optional<String> target) {
        JsonNode json = Json.readObject("certificate", new String(certificate, StandardCharsets.UTF_8));
        List<String> proofs = new ArrayList<>();
        for (String section : List.of("correctness", "fresh")) {
            add(new ResultTree(json.path(section)), vector, target, proofs);
        }
        return proofs;
    }

    private static void add(ResultTree tree, String vector, Optional<String> target, List<String> proofs) {
        String root = tree.root();
        for (int i = 0; i < tree.size(); i++) {
            ObjectNode result = tree.results().get(i);
            boolean isAsked = result.path("id").stringValue().equals(vector)
                    && target.map(result.path("target").stringValue()::equals).orElse(true);
            if (isAsked) {
                proofs.add(text(tree, root, i, result));
            }
        }
    }

    private static String text(ResultTree tree, String root, int index, ObjectNode result) {
        ObjectNode proof = Json.object().put("format", FORMAT).put("root", root);
        proof.put("leaves", tree.size()).put("index", index).set("result", result);
        tree.path(index).forEach(proof.putArray("path")::add);
        return CertificateText.of(proof);
    }

    /** Returns whether a file claims to be a proof. */
    public static boolean isOne(byte[] file) {
        try {
            return Json.readObject("proof", new String(file, StandardCharsets.UTF_8))
                    .path("format")
                    .asString("")
                    .equals(FORMAT);
        } catch (CorpusException e) {
            return false;
        }
    }

    /**
     * The meaning of a proof.
     *
     * @param problem what is wrong with it; empty if it holds
     * @param root the root of the tree to which it leads
     * @param text the result in one line
     */
    public record Report(Optional<String> problem, String root, String text) {}

    /** Checks a file that {@link #isOne}. */
    public static Report check(byte[] file) {
        ObjectNode proof = Json.readObject("proof", new String(file, StandardCharsets.UTF_8));
        String root = proof.path("root").asString("");
        Optional<String> form = form(proof);
        if (form.isPresent()) {
            return new Report(form, root, "");
        }
        ObjectNode result = (ObjectNode) proof.get("result");
        List<String> path = new ArrayList<>();
        proof.get("path").forEach(node -> path.add(node.stringValue()));
        boolean holds = ResultTree.includes(
                root,
                proof.get("leaves").longValue(),
                result,
                proof.get("index").longValue(),
                path);
        String text = PlainText.of(result.get("target").stringValue() + " "
                + result.get("id").stringValue() + ": " + result.get("verdict").stringValue());
        return new Report(
                holds ? Optional.empty() : Optional.of("path: does not lead from the result to the root"), root, text);
    }

    private static Optional<String> form(ObjectNode proof) {
        if (!isDigest(proof.path("root"))) {
            return Optional.of("root: must be 64 digits of lower-case hex");
        }
        for (String name : List.of("leaves", "index")) {
            JsonNode number = proof.path(name);
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                return Optional.of(name + ": must be a whole number, 0 or more");
            }
        }
        if (proof.get("index").longValue() >= proof.get("leaves").longValue()) {
            return Optional.of("index: must be less than leaves");
        }
        JsonNode path = proof.path("path");
        if (!path.isArray() || path.size() > MAX_PATH) {
            return Optional.of("path: must be a list of at most " + MAX_PATH + " digests");
        }
        for (JsonNode digest : path) {
            if (!isDigest(digest)) {
                return Optional.of("path: must be a list of digests of 64 digits of lower-case hex");
            }
        }
        for (String name : List.of("target", "id", "verdict")) {
            if (!proof.path("result").path(name).isString()) {
                return Optional.of("result." + name + ": is missing");
            }
        }
        return Optional.empty();
    }

    private static boolean isDigest(JsonNode node) {
        return node.isString() && DIGEST.matcher(node.stringValue()).matches();
    }
}
