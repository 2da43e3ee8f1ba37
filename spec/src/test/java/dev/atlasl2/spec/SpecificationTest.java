package dev.atlasl2.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tools read SPEC.md, so this test checks its form. Its examples are run with the vectors. */
class SpecificationTest {
    private static final Pattern HEADING = Pattern.compile("### (S\\d+\\.\\d+) \\S.*");
    private static final Pattern EXAMPLE = Pattern.compile("[a-zA-Z]+ \\{.*} => \\{\"result\":\"[A-Z]+\".*}");
    private static final Pattern CITATION = Pattern.compile("\\bS\\d+\\.\\d+\\b");

    private final List<String> lines = read(Path.of("SPEC.md"));

    /** Ids are permanent: clauses may be added to this list, and nothing else in it may change. */
    @Test
    void clausesHaveTheirPermanentIdsInOrder() {
        int[] clausesOfSection = {6, 4, 4, 4, 4, 5, 4, 4, 4, 6, 4, 9, 2, 8};
        List<String> expected = new ArrayList<>();
        for (int section = 1; section <= clausesOfSection.length; section++) {
            for (int clause = 1; clause <= clausesOfSection[section - 1]; clause++) {
                expected.add("S" + section + "." + clause);
            }
        }
        assertThat(List.copyOf(examplesByClause().keySet())).isEqualTo(expected);
    }

    @Test
    void everyClauseHasAnExampleAndEveryExampleItsForm() {
        assertThat(examplesByClause())
                .allSatisfy((clause, examples) -> assertThat(examples)
                        .as(clause)
                        .isNotEmpty()
                        .allMatch(line -> EXAMPLE.matcher(line).matches()));
    }

    @Test
    void everyClauseThatTheSourceOrTheTextCitesExists() throws IOException {
        Set<String> cited = citations(lines);
        cited.addAll(citationsOfSources());
        assertThat(examplesByClause().keySet()).containsAll(cited);
    }

    @Test
    void everyClauseIsCitedByTheModelThatComputesIt() throws IOException {
        // The first two clauses define words, and have no code of their own.
        Set<String> needed = new TreeSet<>(examplesByClause().keySet());
        needed.removeAll(Set.of("S1.1", "S1.2"));
        assertThat(citationsOfSources()).containsAll(needed);
    }

    @Test
    void theMarkersOfTheClauseTableEndThePage() {
        assertThat(lines).containsOnlyOnce("## Clauses and vectors", "<!-- clauses:begin -->", "<!-- clauses:end -->");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("<!-- clauses:end -->");
    }

    private Map<String, List<String>> examplesByClause() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        boolean inExample = false;
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                current = new ArrayList<>();
                assertThat(examples.put(heading.group(1), current))
                        .as("%s stands twice", heading.group(1))
                        .isNull();
            } else if (line.startsWith("```")) {
                inExample = line.equals("```example");
            } else if (inExample) {
                current.add(line);
            }
        }
        return examples;
    }

    private static Set<String> citationsOfSources() throws IOException {
        Set<String> cited = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(path -> path.toString().endsWith(".java"))
                    .forEach(path -> cited.addAll(citations(read(path))));
        }
        return cited;
    }

    private static Set<String> citations(List<String> lines) {
        Set<String> cited = new TreeSet<>();
        for (String line : lines) {
            Matcher citation = CITATION.matcher(line);
            while (citation.find()) {
                cited.add(citation.group());
            }
        }
        return cited;
    }

    private static List<String> read(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path.toAbsolutePath(), e);
        }
    }
}
