package dev.atlasl2.harness.certificate;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The published form of a certificate, schema/certificate.schema.json, packed beside this class. */
final class CertificateSchema {
    private static final String RESOURCE = "/schema/certificate.schema.json";

    /** Read once: that takes longer than to check a certificate of a small run. */
    private static final Schema SCHEMA = schema();

    private CertificateSchema() {}

    /** Returns the first departure from the schema, beginning with its place. */
    static Optional<String> problem(JsonNode certificate) {
        return SCHEMA.validate(certificate).stream()
                .min(Comparator.comparing(
                                (Error error) -> error.getInstanceLocation().toString())
                        .thenComparing(Error::getMessage))
                .map(error -> place(error.getInstanceLocation().toString()) + ": " + error.getMessage());
    }

    private static String place(String pointer) {
        String path =
                pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() ? "certificate" : path;
    }

    private static Schema schema() {
        try (InputStream in = CertificateSchema.class.getResourceAsStream(RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
