package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClausesTest {
    private final List<Vector> vectors = Corpus.load().vectors();

    @TempDir
    Path folder;

    private Clauses clauses(String text) throws IOException {
        return Clauses.read(Files.writeString(folder.resolve("SPEC.md"), text));
    }

    private List<Vector> citing(String clause) {
        return vectors.stream().filter(vector -> vector.clause().equals(clause)).toList();
    }

    @Test
    void everyClauseHasAVectorAndEveryVectorCitesAClause() {
        Clauses clauses = Clauses.read(Path.of("../spec/SPEC.md"));
        assertThat(clauses.titles()).containsKeys("S1.1", "S2.4", "S14.8");
        assertThat(clauses.withTable(vectors)).isEqualTo(clauses.text());
    }

    @Test
    void aClauseWithoutAVectorIsAnError() throws IOException {
        Clauses clauses = clauses("### S2.1 Sum\n### S99.1 A wish\n<!-- clauses:begin -->\n<!-- clauses:end -->\n");
        assertThatThrownBy(() -> clauses.withTable(citing("S2.1")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("clause S99.1 has no vector");
    }

    @Test
    void aVectorThatCitesNoClauseIsAnError() throws IOException {
        Clauses clauses = clauses("### S2.1 Sum\n<!-- clauses:begin -->\n<!-- clauses:end -->\n");
        assertThatThrownBy(() -> clauses.withTable(citing("S2.2")))
                .hasMessageContaining("sum/empty-hex: cites clause S2.2");
    }

    @Test
    void missingMarkersAreAnError() throws IOException {
        Clauses clauses = clauses("### S2.1 Sum\n");
        assertThatThrownBy(() -> clauses.withTable(citing("S2.1"))).hasMessageContaining("lacks the lines");
    }

    @Test
    void aClauseThatIsStatedTwiceIsAnError() {
        assertThatThrownBy(() -> clauses("### S2.1 Sum\n### S2.1 Sum again\n"))
                .hasMessageContaining("clause S2.1 is stated twice");
    }
}
