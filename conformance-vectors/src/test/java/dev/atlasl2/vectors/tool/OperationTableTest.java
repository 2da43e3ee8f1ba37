package dev.atlasl2.vectors.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.CorpusException;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.corpus.Catalogue;
import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.oracle.Answers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OperationTableTest {
    private static final Path FILE = Path.of("../spec/operations.json");
    private static final OperationTable TABLE = OperationTable.read(FILE);

    @Test
    void theOracleAnswersTheOperationsOfTheTable() {
        assertThat(Answers.operations())
                .as(
                        "operations of the oracle (a row in one of the classes oracle/...Answers) and of spec/operations.json")
                .containsExactlyInAnyOrderElementsOf(TABLE.names());
    }

    @Test
    void freshVectorsAskOnlyOperationsOfTheTable() {
        assertThat(TABLE.names()).containsAll(Fresh.operations(Corpus.FAMILIES));
    }

    @Test
    void familiesOfTheCorpusAreThoseOfTheTableInItsOrder() {
        assertThat(Catalogue.families())
                .as("families of corpus/Catalogue and of spec/operations.json")
                .containsExactlyElementsOf(TABLE.families());
        assertThat(Corpus.FAMILIES).isEqualTo(TABLE.families());
    }

    @Test
    void everyVectorIsInTheFamilyOfItsOperation() {
        for (ObjectNode operation : TABLE.operations()) {
            assertThat(vectors(operation))
                    .as("vectors of " + operation.get("op"))
                    .isNotEmpty()
                    .allMatch(vector ->
                            vector.family().equals(operation.get("family").asString()))
                    .anyMatch(vector ->
                            vector.clause().equals(operation.get("clause").asString()));
        }
    }

    /** Else an adapter that does not know the name would not be noticed. */
    @Test
    void everyNameOfTheTableIsInACoreVector() {
        List<String> missing = new ArrayList<>();
        for (ObjectNode operation : TABLE.operations()) {
            List<Vector> vectors = vectors(operation)
                    .filter(vector -> vector.level() == Level.CORE
                            && vector.expect().get("result").asString().equals("OK"))
                    .toList();
            String op = operation.get("op").asString();
            require(missing, op, operation.get("in"), vectors.stream().map(Vector::in));
            require(missing, op, operation.get("out"), vectors.stream().map(Vector::expect));
            require(missing, op, operation.path("each"), vectors.stream().flatMap(vector -> steps(vector.expect())));
            if (operation.get("steps") instanceof ObjectNode steps) {
                for (Map.Entry<String, JsonNode> step : steps.properties()) {
                    require(
                            missing,
                            op + "." + step.getKey(),
                            step.getValue().isEmpty() ? Json.object().put("do", "") : step.getValue(),
                            vectors.stream()
                                    .flatMap(vector -> steps(vector.in()))
                                    .filter(each -> each.path("do").asString("").equals(step.getKey())));
                }
            }
        }
        assertThat(missing)
                .as("names of spec/operations.json that no accepted core vector has: add such a vector to the corpus")
                .isEmpty();
    }

    private static void require(
            List<String> missing, String where, JsonNode named, Stream<? extends JsonNode> objects) {
        Set<String> seen =
                objects.flatMap(object -> object.propertyNames().stream()).collect(Collectors.toSet());
        for (String name : named.propertyNames()) {
            if (!seen.contains(name.replace("?", ""))) {
                missing.add(where + "." + name);
            }
        }
    }

    private static Stream<JsonNode> steps(JsonNode of) {
        return of.path("steps").valueStream();
    }

    private static Stream<Vector> vectors(ObjectNode operation) {
        return Corpus.load().vectors().stream()
                .filter(vector -> vector.op().equals(operation.get("op").asString()));
    }

    /** The build of wasm/kernels compares the rows of the page with the modules. */
    @Test
    void everyExportOfTheModulesAnswersAnOperationOrIsNamedAsAnother() throws Exception {
        Set<String> rows = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (`.*?`)? ?\\| (code|number)")
                .matcher(Files.readString(Path.of("../spec/ABI.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>(TABLE.otherExports());
        for (ObjectNode operation : TABLE.operations()) {
            operation.get("exports").forEach(export -> named.add(export.asString()));
        }
        assertThat(named)
                .as("exports of spec/operations.json and rows of spec/ABI.md")
                .isEqualTo(rows);
    }

    @Test
    void everyBenchMeasuresAnOperationOrIsLikeOneThatDoes() throws Exception {
        List<String> measuring = new ArrayList<>();
        for (ObjectNode bench : TABLE.benches()) {
            if (bench.has("of")) {
                measuring.add(bench.get("bench").asString());
                assertThat(TABLE.names()).contains(bench.get("of").asString());
            } else {
                assertThat(measuring).contains(bench.required("like").asString());
            }
        }
        JsonNode floors = Json.readObject("floors", Files.readString(Path.of("schema/floors.schema.json")));
        assertThat(floors.at("/$defs/floor/properties/op/enum").valueStream().map(JsonNode::asString))
                .as("floors may be set for the benches that measure an operation")
                .containsExactlyInAnyOrderElementsOf(measuring);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"refused\": true', '\"refuse\": true', 'op \"fill\": unknown field \"refuse\"'",
        "'\"op\": \"sum\"', '\"op\": \"check\"', 'op \"check\" comes twice'",
        "'\"like\": \"copy\"', '\"likes\": \"copy\"', 'bench \"memcpy\": unknown field \"likes\"'"
    })
    void damagedTableIsRefusedByName(String from, String to, String message, @TempDir Path folder) throws Exception {
        String right = Files.readString(FILE);
        assertThat(right).contains(from);
        Path damaged =
                Files.writeString(folder.resolve("operations.json"), right.replaceFirst(Pattern.quote(from), to));
        assertThatExceptionOfType(CorpusException.class)
                .isThrownBy(() -> OperationTable.read(damaged))
                .withMessage(damaged + ": " + message);
    }
}
