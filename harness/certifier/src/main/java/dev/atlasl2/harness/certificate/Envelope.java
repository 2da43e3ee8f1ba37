package dev.atlasl2.harness.certificate;

import dev.atlasl2.vectors.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An in-toto statement with a signature around it: an envelope of DSSE 1.0, signed with Ed25519. */
public final class Envelope {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private Envelope() {}

    /** Returns the envelope's text. Its key id is the SHA-256 of the public key, which is only a hint. */
    public static String of(String statement, KeyPair keys) {
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        ObjectNode envelope = Json.object()
                .put("payloadType", PAYLOAD_TYPE)
                .put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.putArray("signatures")
                .addObject()
                .put("keyid", Ed25519.fingerprint(keys.getPublic()))
                .put(
                        "sig",
                        Base64.getEncoder()
                                .encodeToString(Ed25519.sign(keys.getPrivate(), encoded(PAYLOAD_TYPE, payload))));
        return CertificateText.of(envelope);
    }

    static byte[] payload(JsonNode envelope) {
        return base64(envelope.path("payload"));
    }

    /** Returns whether one of the signatures was made with this key. */
    static boolean isSigned(JsonNode envelope, PublicKey key) {
        byte[] signed = encoded(envelope.path("payloadType").asString(""), payload(envelope));
        for (JsonNode signature : envelope.path("signatures")) {
            if (Ed25519.isSigned(key, signed, base64(signature.path("sig")))) {
                return true;
            }
        }
        return false;
    }

    /** Empty if the text is not base64: no signature, and no statement. */
    private static byte[] base64(JsonNode text) {
        try {
            return Base64.getDecoder()
                    .decode(text.asString("").replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The signed bytes: PAE of the DSSE protocol, lengths in bytes. */
    private static byte[] encoded(String type, byte[] body) {
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("DSSEv1 " + name.length + " " + type + " " + body.length + " ").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
