package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.vectors.tool.OperationTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AdapterCheckTest {
    private static final Path FILE = Path.of(System.getProperty("atlas.home"), "spec/operations.json");

    @TempDir
    Path folder;

    @Test
    void everyNameIsThatOfTheTable() throws Exception {
        assertThat(complaints("", "", (request, answer) -> answer)).isEmpty();
    }

    @Test
    void operationOfTheTableAloneIsNamedWithTheRemedy() throws Exception {
        String row =
                "{\"op\": \"levitate\", \"clause\": \"S2.1\", \"family\": \"sum\", \"in\": {}, \"out\": {}, \"exports\": []},\n";
        String first = "{\"op\": \"version\"";

        assertThat(complaints(first, row + first, (request, answer) -> answer))
                .containsExactly(
                        "oracle does not offer the operation \"levitate\" of spec/operations.json: add it to"
                                + " harness/adapters/oracle, or declare in its row there \"unsupported\": {\"oracle\": \"REASON\"}");
    }

    @Test
    void operationMayBeDeclaredUnsupported() throws Exception {
        String sum = "\"op\": \"sum\",";
        String declared = sum + " \"unsupported\": {\"oracle\": \"too heavy\"},";

        assertThat(complaints(sum, declared, AdapterCheckTest::withoutSum)).isEmpty();
        assertThat(complaints(sum, declared, (request, answer) -> answer))
                .containsExactly(
                        "oracle offers the operation \"sum\", which spec/operations.json declares unsupported there: remove that declaration");
        assertThat(complaints(
                        sum,
                        declared,
                        (request, answer) -> answer.has("operations") ? withoutSum(request, answer) : answer))
                .containsExactly("oracle must answer \"unsupported\" to \"sum\", which it does not offer");
    }

    private static ObjectNode withoutSum(ObjectNode request, ObjectNode answer) {
        if (answer.get("operations") instanceof ArrayNode operations) {
            operations.removeIf(operation -> operation.asString().equals("sum"));
        }
        return request.path("op").asString("").equals("sum")
                ? answer.retain("seq").put("unsupported", "too heavy")
                : answer;
    }

    @Test
    void operationAndBenchThatTheTableLacksAreNamed() throws Exception {
        assertThat(complaints("", "", (request, answer) -> {
                    if (answer.has("operations")) {
                        ((ArrayNode) answer.get("operations")).add("levitate");
                        ((ArrayNode) answer.get("bench")).add("float");
                    }
                    return answer;
                }))
                .containsExactly(
                        "oracle offers the operation \"levitate\", which spec/operations.json lacks: add it there, or remove it from harness/adapters/oracle",
                        "oracle offers the bench \"float\", which spec/operations.json lacks: add it there, or remove it from harness/adapters/oracle");
    }

    @Test
    void fieldThatTheTableLacksIsNamed() throws Exception {
        assertThat(complaints("", "", (request, answer) -> answer.has("conserved") ? answer.put("time", 7) : answer))
                .isNotEmpty()
                .allMatch(line ->
                        line.contains("with the fields [conserved, result, time], expected [conserved, result]"));
        assertThat(complaints("", "", (request, answer) -> {
                    answer.path("steps").forEach(step -> ((ObjectNode) step).remove("available"));
                    return answer;
                }))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"budget\"") || line.contains("\"domain\""));
    }

    private List<String> complaints(String from, String to, BinaryOperator<ObjectNode> bend) throws Exception {
        String text = Files.readString(FILE);
        assertThat(text).contains(from);
        Path table = Files.writeString(folder.resolve("operations.json"), text.replace(from, to));
        return new AdapterCheck(OperationTable.read(table), "oracle").complaints(OracleTarget.bent("oracle", bend));
    }
}
