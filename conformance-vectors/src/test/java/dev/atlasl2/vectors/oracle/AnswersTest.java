package dev.atlasl2.vectors.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static String ask(String op, String in) {
        return Answers.answer(Operations.REFERENCE, op, Json.readObject("test", in))
                .toString();
    }

    @Test
    void resultComesFirstAndFieldsInTheProtocolsOrder() {
        assertThat(ask("sum", "{\"data\":{\"hex\":\"ff\"}}")).isEqualTo("{\"result\":\"OK\",\"sum\":63}");
        assertThat(ask("fill", "{\"length\":2,\"value\":256}"))
                .startsWith("{\"result\":\"INVALID\",\"dst\":{\"length\":2,")
                .endsWith("\"guards\":true}");
    }

    /** Answers must not depend on earlier requests: inputs are never written. */
    @Test
    void answeringTwiceGivesTheSame() {
        Regions kept = Regions.kept();
        Corpus.load().vectors().stream()
                .filter(vector -> vector.family().matches("buffer|copy|domain|fill"))
                .limit(400)
                .forEach(vector -> {
                    assertThat(Answers.answer(Operations.REFERENCE, vector.op(), vector.in(), kept))
                            .hasToString(vector.expect().toString());
                    assertThat(Answers.answer(Operations.REFERENCE, vector.op(), vector.in(), kept))
                            .hasToString(vector.expect().toString());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add | {} | unknown operation \"add\"",
                "slidingCheck | {\"data\":{\"hex\":\"\"}} | window must be a 64-bit integer, got null",
                "slidingCheck | {\"data\":{\"hex\":\"\"},\"window\":\"5\"} | window must be a 64-bit integer, got \"5\"",
                "sum | {\"data\":{\"zeros\":5}} | unknown recipe",
                "stream | {\"steps\":[{\"do\":\"sing\"}]} | unknown step \"sing\"",
                "budget | {\"initial\":1,\"steps\":[{\"do\":\"sing\"}]} | unknown step \"sing\"",
                "buffer | {\"data\":{\"hex\":\"\"},\"steps\":[{\"do\":\"sing\"}]} | unknown step \"sing\"",
                "domain | {\"bytes\":1,\"budget\":1,\"steps\":[{\"do\":\"sing\"}]} | unknown step \"sing\"",
                "batch | {\"of\":\"song\",\"entries\":[]} | of must be sum, check, delta or witness, got \"song\"",
            })
    void malformedRequestsAreErrorsAndNotRefusals(String op, String in, String message) {
        assertThatThrownBy(() -> ask(op, in))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
