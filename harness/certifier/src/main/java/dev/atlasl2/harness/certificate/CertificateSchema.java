package dev.atlasl2.harness.certificate;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.atlasl2.vectors.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a certificate, or the envelope of an attestation, against its published schema. */
final class CertificateSchema {
    /** Read once, because that takes longer than checking a certificate of a small run. */
    private static final Schema CERTIFICATE = schema(Schemas.text(Schemas.CERTIFICATE));

    private static final Schema ENVELOPE = schema(envelope());

    private CertificateSchema() {}

    /** Returns the first violation of the schema, beginning with its place. */
    static Optional<String> problem(JsonNode certificate) {
        return problem(CERTIFICATE, "certificate", certificate);
    }

    /** Returns the same of an envelope. The statement in it is compared with the certificate instead. */
    static Optional<String> envelopeProblem(JsonNode envelope) {
        return problem(ENVELOPE, "attestation", envelope);
    }

    private static Optional<String> problem(Schema schema, String whole, JsonNode value) {
        List<Error> errors;
        try {
            errors = schema.validate(value);
        } catch (JacksonException e) { // the validator treats 1e30 as a whole number, and then as one of 64 bits
            return Optional.of(whole + ": holds a number beyond 64 bits where a smaller whole number must be");
        }
        return errors.stream()
                .min(Comparator.comparing(
                                (Error error) -> error.getInstanceLocation().toString())
                        .thenComparing(CertificateSchema::isConditional)
                        .thenComparing(CertificateSchema::words))
                .map(error -> place(whole, error.getInstanceLocation().toString()) + ": " + words(error));
    }

    /**
     * Returns whether the violated rule holds only if the value has a certain form. If the value also violates a rule
     * that always holds, the other rule says little.
     */
    private static boolean isConditional(Error error) {
        String path = error.getEvaluationPath().toString();
        return path.contains("/then/") || path.contains("/oneOf/");
    }

    /** Returns what is wrong, in the words of the verifier in JavaScript for the most usual rules. */
    private static String words(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> "the field '" + error.getProperty() + "' is missing";
            case "additionalProperties" -> "the field '" + error.getProperty() + "' is not one of the format";
            case "type" -> "must be " + types(error.getSchemaNode());
            case "oneOf" -> oneOf(error);
            default -> error.getMessage();
        };
    }

    private static String types(JsonNode types) {
        return types.isArray()
                ? types.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(" or "))
                : types.stringValue();
    }

    /** The library says that no alternative fits, and not what they are. */
    private static String oneOf(Error error) {
        List<JsonNode> fields = error.getSchemaNode()
                .valueStream()
                .flatMap(alternative -> alternative.path("required").valueStream())
                .toList();
        return fields.size() == error.getSchemaNode().size()
                ? "must have exactly one of the fields "
                        + fields.stream().map(JsonNode::stringValue).collect(Collectors.joining(", "))
                : error.getMessage();
    }

    private static String place(String whole, String pointer) {
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() ? whole : path.replace("~1", "/").replace("~0", "~");
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    /** The schema of attestations, for envelopes alone: it then names the place in the envelope. */
    private static String envelope() {
        ObjectNode schema = Json.readObject(Schemas.ATTESTATION, Schemas.text(Schemas.ATTESTATION));
        schema.remove("oneOf");
        return schema.put("$ref", "#/$defs/envelope").toString();
    }
}
