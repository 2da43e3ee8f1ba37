package dev.atlasl2.vectors;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks a file against its published JSON Schema, which is as strict as the reader, and stricter about arguments and
 * answers.
 */
public final class SchemaCheck {
    private final Schema schema;

    private SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    /** The schema of vector files. */
    public static SchemaCheck vectors() {
        return packed("schema/vectors.schema.json");
    }

    /** The schema of floor files. */
    public static SchemaCheck floors() {
        return packed("schema/floors.schema.json");
    }

    private static SchemaCheck packed(String name) {
        String text = new String(Corpus.resource(name), StandardCharsets.UTF_8);
        return new SchemaCheck(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON));
    }

    /**
     * Checks the text of a file.
     *
     * @throws CorpusException naming the file, the id or the place in it, and the first violation
     */
    public void check(String where, String text) {
        JsonNode file = Json.read(where, text);
        List<Error> errors = schema.validate(text, InputFormat.JSON);
        if (!errors.isEmpty()) {
            // An answer that fits no form of its operation violates several forms: the deepest place is the most
            // helpful.
            Error deepest = errors.getFirst();
            for (Error error : errors) {
                if (error.getInstanceLocation().getNameCount()
                        > deepest.getInstanceLocation().getNameCount()) {
                    deepest = error;
                }
            }
            String place = deepest.getInstanceLocation().toString();
            throw new CorpusException(
                    where + ": " + owner(file, place) + ": violates the schema: " + deepest.getMessage());
        }
    }

    /** Names the vector or floor that contains a place, by its id if it has one, and the rest of the place. */
    private static String owner(JsonNode file, String place) {
        String[] parts = place.split("/", 4);
        if (parts.length < 3) {
            return place.isEmpty() ? "the file" : place;
        }
        JsonNode owner = file.at("/" + parts[1] + "/" + parts[2]);
        String name = owner.path("id").asString(parts[1] + " " + parts[2]);
        return parts.length < 4 ? name : name + " at " + parts[3];
    }
}
