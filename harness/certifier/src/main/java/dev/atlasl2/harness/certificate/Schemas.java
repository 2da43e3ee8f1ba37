package dev.atlasl2.harness.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published JSON Schemas (2020-12) of the output files, which are written next to them. */
public final class Schemas {
    static final String CERTIFICATE = "certificate.schema.json";
    static final String ATTESTATION = "attestation.schema.json";

    private Schemas() {}

    /** Returns the text of each schema by its file name. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        List.of(CERTIFICATE, ATTESTATION).forEach(name -> files.put(name, text(name)));
        return files;
    }

    static String text(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
