package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of SPEC.md are tests: each line {@code op {in} => {answer}} is answered by the oracle. */
class SpecExamplesTest {
    private static final Path SPEC = Path.of("../spec/SPEC.md");

    private record Example(String clause, int line, String text) {}

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        String clause = "";
        boolean inside = false;
        int number = 0;
        for (String line : Files.readAllLines(SPEC)) {
            number++;
            if (line.startsWith("### S")) {
                clause = line.split(" ")[1];
            }
            if (line.startsWith("```")) {
                inside = line.equals("```example");
            } else if (inside && !line.isBlank()) {
                examples.add(new Example(clause, number, line));
            }
        }
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.clause() + " line " + example.line(), () -> {
                    String[] sides = example.text().split(" => ", 2);
                    String[] request = sides[0].split(" ", 2);
                    assertThat(sides).as("op {in} => {answer}").hasSize(2);
                    String where = SPEC + ":" + example.line();
                    String answer = Answers.answer(Operations.REFERENCE, request[0], Json.readObject(where, request[1]))
                            .toString();
                    assertThat(answer)
                            .isEqualTo(Json.readObject(where, sides[1]).toString());
                }));
    }

    @Test
    void everyClauseHasAnExample() throws IOException {
        Set<String> shown = new HashSet<>();
        examples().forEach(example -> shown.add(example.clause()));
        assertThat(shown).containsAll(Clauses.read(SPEC).titles().keySet());
    }
}
