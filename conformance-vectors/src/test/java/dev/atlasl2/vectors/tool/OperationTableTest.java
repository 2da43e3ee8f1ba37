package dev.atlasl2.vectors.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.fresh.Fresh;
import dev.atlasl2.vectors.oracle.Answers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OperationTableTest {
    private static final OperationTable TABLE = OperationTable.read(Path.of("../spec/operations.json"));

    @Test
    void theOracleAnswersTheOperationsOfTheTable() {
        assertThat(Answers.operations()).containsExactlyInAnyOrderElementsOf(TABLE.names());
    }

    @Test
    void freshVectorsAskOnlyOperationsOfTheTable() {
        assertThat(TABLE.names()).containsAll(Fresh.operations(Corpus.FAMILIES));
    }

    @Test
    void everyFamilyIsThatOfAnOperation() {
        assertThat(TABLE.operations())
                .extracting(operation -> operation.get("family").asString())
                .allMatch(Corpus.FAMILIES::contains)
                .containsAll(Corpus.FAMILIES);
    }

    @Test
    void everyVectorIsInTheFamilyOfItsOperation() {
        for (ObjectNode operation : TABLE.operations()) {
            assertThat(Corpus.load().vectors())
                    .filteredOn(vector -> vector.op().equals(operation.get("op").asString()))
                    .isNotEmpty()
                    .allMatch(vector ->
                            vector.family().equals(operation.get("family").asString()))
                    .anyMatch(vector ->
                            vector.clause().equals(operation.get("clause").asString()));
        }
    }

    @Test
    void everyExportIsOneOfTheModules() throws Exception {
        String abi = Files.readString(Path.of("../spec/ABI.md"));
        for (ObjectNode operation : TABLE.operations()) {
            for (JsonNode export : operation.get("exports")) {
                assertThat(abi).contains("\n| `" + export.asString() + "` |");
            }
        }
    }

    /** The table of sequences is written by hand: its text says more than the types of the arguments. */
    @Test
    void theProtocolNamesEveryStep() throws Exception {
        String protocol = Files.readString(Path.of("../spec/PROTOCOL.md"));
        String sequences = protocol.substring(protocol.indexOf("### Sequences"));
        for (ObjectNode operation : TABLE.operations()) {
            if (operation.get("steps") instanceof ObjectNode steps) {
                String row = row(sequences, operation.get("op").asString());
                assertThat(steps.propertyNames()).allMatch(step -> row.contains("`" + step + "`"));
            }
        }
    }

    private static String row(String table, String op) {
        return table.lines()
                .filter(line -> line.startsWith("| `" + op + "` |"))
                .findFirst()
                .orElseThrow();
    }
}
