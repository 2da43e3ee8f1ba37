package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For a damaged file the reader and the schema report one line that names the file, the vector and the problem. */
class VectorFileTest {
    private static final String HEAD =
            "{\"$schema\":\"../schema/vectors.schema.json\",\"family\":\"sum\",\"title\":\"T\",\"vectors\":[\n";
    private static final String GOOD = "{\"id\":\"sum/a\",\"level\":\"core\",\"clause\":\"S2.1\",\"op\":\"sum\","
            + "\"in\":{\"data\":{\"hex\":\"01\"}},\"expect\":{\"result\":\"OK\",\"sum\":1}}";

    private static String file(String... lines) {
        return HEAD + String.join(",\n", lines) + "\n]}\n";
    }

    @Test
    void aGoodFileIsReadAndWrittenBackByteForByte() {
        String noted = GOOD.replace("sum/a", "sum/b").replace("\"sum\":1}}", "\"sum\":1},\"note\":\"why\"}");
        String text = file(GOOD, noted);
        VectorFile read = VectorFile.parse("vectors/sum.json", text);
        assertThat(read.vectors()).extracting(Vector::id).containsExactly("sum/a", "sum/b");
        assertThat(read.text()).isEqualTo(text);
        SchemaCheck.vectors().check("vectors/sum.json", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sum/a | delta/a | vector 1: id must be sum/ and lower-case words, got \"delta/a\"",
                "sum/a | sum/A | vector 1: id must be sum/ and lower-case words, got \"sum/A\"",
                "sum/a | sum/a--b | vector 1: id must be sum/",
                "sum/a | sum | vector 1: id must be sum/",
                "\"id\":\"sum/a\", | `` | vector 1: id must be text, got null",
                "core | soon | sum/a: level must be core, full or huge, got \"soon\"",
                "S2.1 | 2.1 | sum/a: clause must be like S2.1, got \"2.1\"",
                "\"op\":\"sum\" | \"op\":\"add\" | sum/a: unknown op \"add\"",
                "\"op\":\"sum\" | \"op\":7 | sum/a: op must be text, got 7",
                "{\"hex\":\"01\"} | {\"hex\":\"0\"} | sum/a: hex must be lower-case hex",
                "{\"hex\":\"01\"} | {\"zeros\":1} | sum/a: unknown recipe",
                "{\"hex\":\"01\"} | 5 | sum/a: recipe must be an object, got 5",
                "\"result\":\"OK\" | \"result\":\"FINE\" | sum/a: expect: unknown result \"FINE\"",
                "\"result\":\"OK\", | `` | sum/a: expect: result must be text, got null",
                "\"level\" | \"why\":1,\"level\" | sum/a: unknown field \"why\"",
                "\"op\":\"sum\" | \"op\":\"sum\",\"op\":\"sum\" | sum.json:2: not JSON: column 57: the name \"op\" comes twice",
                "\"in\":{ | \"in\":[ | sum.json:2: not JSON",
                "\"family\":\"sum\" | \"family\":\"delta\" | family must be the file's name without .json, got \"delta\"",
                "\"title\":\"T\", | `` | title must be text, got null",
            })
    void aDamagedFileIsRefusedByName(String from, String to, String message) {
        String text = file(GOOD).replace(from, to);
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", text))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("vectors/sum.json")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void anIdThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", file(GOOD, GOOD)))
                .hasMessage("vectors/sum.json: duplicate id sum/a");
    }

    @Test
    void textAfterTheEndIsRefused() {
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", file(GOOD) + "{}"))
                .isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", file(GOOD).replace("]}", "]")))
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", "")).hasMessageContaining("vectors/sum.json");
        assertThatThrownBy(() -> VectorFile.parse("vectors/sum.json", "[]"))
                .hasMessage("vectors/sum.json: must be a JSON object, got ARRAY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "core | soon | sum/a at level",
                "S2.1 | S2 | sum/a at clause",
                "{\"hex\":\"01\"} | {\"hex\":\"0\"} | sum/a at in/data",
                "{\"hex\":\"01\"} | {\"concat\":[{\"hex\":\"0\"}]} | sum/a at in/data/concat/0",
                "\"sum\":1 | \"sum\":96 | sum/a at expect",
                "\"sum\":1 | \"sum\":1,\"message\":\"m\" | sum/a at expect",
                "\"sum\":1 | \"conserved\":true | sum/a at expect",
                "\"in\":{ | \"in\":{\"window\":1, | sum/a at in",
                "\"title\":\"T\", | `` | the file",
            })
    void theSchemaSaysTheSameAndMore(String from, String to, String message) {
        String text = file(GOOD).replace(from, to);
        assertThatThrownBy(() -> SchemaCheck.vectors().check("vectors/sum.json", text))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("vectors/sum.json: ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
