package dev.atlasl2.harness.certificate;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Checks a certificate against its published schema. */
final class CertificateSchema {
    /** Read once, because that takes longer than checking a certificate of a small run. */
    private static final Schema SCHEMA = schema();

    private CertificateSchema() {}

    /** Returns the first violation of the schema, beginning with its place. */
    static Optional<String> problem(JsonNode certificate) {
        List<Error> errors;
        try {
            errors = SCHEMA.validate(certificate);
        } catch (JacksonException e) { // the validator treats 1e30 as a whole number, and then as one of 64 bits
            return Optional.of("certificate: holds a number beyond 64 bits where a smaller whole number must be");
        }
        return errors.stream()
                .min(Comparator.comparing(
                                (Error error) -> error.getInstanceLocation().toString())
                        .thenComparing(Error::getMessage))
                .map(error -> place(error.getInstanceLocation().toString()) + ": " + error.getMessage());
    }

    private static String place(String pointer) {
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() ? "certificate" : path.replace("~1", "/").replace("~0", "~");
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schemas.text(Schemas.CERTIFICATE), InputFormat.JSON);
    }
}
