package dev.atlasl2.harness.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final int SEQ = 7;
    private static final String HELLO =
            "{\"seq\":7,\"result\":\"OK\",\"protocol\":1.0,\"name\":\"n\",\"version\":\"1\",\"runtime\":\"r\","
                    + "\"engine\":\"e\",\"semantics\":65536.0,\"maxBytes\":1e9,\"operations\":[\"sum\"],\"bench\":[]}";

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.0", "0.7e1", "70E-1", "7.000000"})
    void seqIsANumberHoweverItIsWritten(String seq) throws TargetFault {
        Answer answer = Answer.read("{\"seq\":" + seq + ",\"result\":\"OK\",\"sum\":" + seq + "}", SEQ);

        assertThat(answer.body().get("sum").intValue()).isEqualTo(7);
        assertThat(answer.body().toString()).isEqualTo("{\"result\":\"OK\",\"sum\":7}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "\"7\"", "\"7.0\"", "8.0", "true", "[7]", "1e30", "7e1"})
    void otherSeqIsWrong(String seq) {
        assertThatExceptionOfType(TargetFault.class)
                .isThrownBy(() -> Answer.read("{\"seq\":" + seq + ",\"result\":\"OK\"}", SEQ))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_SEQ));
    }

    @Test
    void introductionMayBeginWithAByteOrderMarkAndHaveNumbersWithAFraction() throws TargetFault {
        Hello hello = Hello.read(Answer.read("\ufeff" + HELLO, SEQ));

        assertThat(hello.semantics()).isEqualTo(65536);
        assertThat(hello.maxBytes()).isEqualTo(1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536.5", "\"65536\"", "1e30"})
    void introductionsOtherNumbersAreRefused(String semantics) {
        assertThatExceptionOfType(TargetFault.class)
                .isThrownBy(() -> Hello.read(Answer.read(HELLO.replace("65536.0", semantics), SEQ)))
                .withMessageContaining("semantics must be a whole number, got ")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_HELLO));
    }

    @Test
    void benchMayAnswerWithAFraction() throws TargetFault {
        try (Conversation conversation = new Conversation(session("4294967295.0"))) {
            assertThat(conversation.bench("sum", 1, 1, 1, Duration.ofSeconds(1)).acc())
                    .isEqualTo(4_294_967_295L);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | an empty line",
                "` \t` | an empty line",
                "`\ufeff` | an empty line",
                "Welcome! | column 1: Welcome is not a JSON value: Welcome!; only answers belong on standard output, logs go to standard error",
                "[7] | not an object: [7]; only answers belong on standard output, logs go to standard error",
                "{\"seq\":7,\"result\":OK} | column 19: OK is not a JSON value: {\"seq\":7,\"result\":OK}",
                "{\"seq\":7,\"seq\":7} | column 10: the name \"seq\" comes twice: {\"seq\":7,\"seq\":7}",
                "{\"seq\":7,\"a\":1e400} | a number beyond a double: {\"seq\":7,\"a\":1e400}",
                "{\"seq\":7,\"a\":1e9999999999} | column 14: a number beyond a double: {\"seq\":7,\"a\":1e9999999999}",
            })
    void lineThatIsNoAnswerIsNamedInOurWords(String line, String message) {
        assertThatExceptionOfType(TargetFault.class)
                .isThrownBy(() -> Answer.read(line, SEQ))
                .withMessage(message)
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.BAD_JSON));
    }

    private static Session session(String acc) {
        return new Session() {
            @Override
            public String exchange(String line, Duration deadline) {
                String seq = line.replaceFirst(".*\"seq\":(\\d+).*", "$1");
                return "{\"seq\":" + seq + ".0,\"result\":\"OK\",\"acc\":" + acc + "}";
            }

            @Override
            public String log() {
                return "";
            }

            @Override
            public void close() {}
        };
    }
}
