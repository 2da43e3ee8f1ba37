package dev.atlasl2.harness.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any line as a target's answer, and as its introduction. */
class AnswerFuzz {
    private static final int SEQ = 7;
    /** The longest text about a line on a terminal: the longest message of the JSON parser and an excerpt. */
    private static final int MAX_SAID = 2_000;

    @FuzzTest
    void lineIsAnAnswerOrANamedFault(byte[] line) {
        try {
            Answer answer = Answer.read(new String(line, StandardCharsets.UTF_8), SEQ);
            assertThat(answer.body().has("seq")).isFalse();
            assertThat(answer.text()).hasSizeLessThan(MAX_SAID);
            Hello hello = Hello.read(answer);
            assertThat(Hello.ofJson(hello.toJson())).isEqualTo(hello);
        } catch (TargetFault e) {
            assertThat(e.fault())
                    .isIn(Fault.BAD_JSON, Fault.WRONG_SEQ, Fault.BAD_ANSWER, Fault.BAD_HELLO, Fault.REPORTED);
            assertThat(e.getMessage()).hasSizeLessThan(MAX_SAID).doesNotContainPattern("\\p{Cc}");
        }
    }
}
