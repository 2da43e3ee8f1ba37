package dev.atlasl2.vectors.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellingTableTest {
    @Test
    void everyOperationIsAskedOftenEnoughForEveryTellingValue() {
        assertThat(TellingTable.of(Corpus.load().vectors()).holes()).isEmpty();
    }

    @Test
    void aCorpusWithoutVectorsIsFullOfHoles() {
        assertThat(TellingTable.of(Corpus.load().vectors().subList(0, 1)).holes())
                .contains("sum is asked for power (2^4 to 2^20 bytes) 0 times, at least 2 are needed");
    }

    /** The parts are in a table of their own, so that no operation of the protocol is missing. */
    @Test
    void everyOperationHasItsParts() {
        assertThat(Answers.operations())
                .allSatisfy(op -> assertThat(TellingTable.parts(op))
                        .as(op)
                        .satisfies(parts -> assertThat(parts.isEmpty())
                                .isEqualTo(Set.of("version", "errorCodes", "constants", "recordDecode")
                                        .contains(op))));
    }

    @Test
    void sizesAreRecognised() {
        assertThat(telling("sum", "{'data':{'repeat':'01','count':16}}")).containsExactly(Telling.POWER);
        assertThat(telling("sum", "{'data':{'repeat':'ff','count':24576}}"))
                .containsExactly(Telling.BUFFERS, Telling.THIRD_BUFFER, Telling.OVER_8_BITS, Telling.HIGH_BYTES);
        assertThat(telling("sum", "{'data':{'patch':{'repeat':'00','count':65537},'at':8192,'with':'01'}}"))
                .containsExactly(
                        Telling.POWER_PLUS_1,
                        Telling.BUFFERS_PLUS_1,
                        Telling.OVER_8_BITS,
                        Telling.OVER_16_BITS,
                        Telling.SEAM);
        assertThat(telling("fill", "{'length':16383,'value':256}"))
                .as("refused")
                .isEmpty();
    }

    @Test
    void differencesAreRecognised() {
        assertThat(telling("delta", "{'before':{'hex':'0102'},'after':{'hex':'0103'}}"))
                .containsExactly(Telling.DIFFERS_LAST);
        assertThat(telling("delta", "{'before':{'hex':''},'after':{'repeat':'00','count':256}}"))
                .containsExactly(Telling.LENGTHS_DIFFER_BY_256);
    }

    @Test
    void offsetsAreRecognised() {
        String data = "'data':{'repeat':'00','count':70000}";
        assertThat(telling("copyWithin", "{" + data + ",'from':65537,'to':4096,'length':4463}"))
                .contains(
                        Telling.OFFSET_ODD,
                        Telling.OFFSET_OVER_8_BITS,
                        Telling.OFFSET_OVER_16_BITS,
                        Telling.OFFSET_ON_BUFFER,
                        Telling.OFFSET_OFF_BUFFER,
                        Telling.OFFSET_LAST);
        assertThat(telling("copyWithin", "{" + data + ",'from':2,'to':4,'length':6}"))
                .doesNotContain(Telling.OFFSET_ODD, Telling.OFFSET_LAST, Telling.OFFSET_OVER_8_BITS);
    }

    @Test
    void ordersOfStepsAreRecognised() {
        assertThat(telling("stream", "{'steps':[{'do':'merge','residue':96},{'do':'value'}]}"))
                .containsExactly(Telling.AFTER_REFUSAL, Telling.RESIDUE_96);
        assertThat(telling("stream", "{'steps':[{'do':'merge','residue':96},{'do':'merge','residue':95}]}"))
                .containsExactly(
                        Telling.AFTER_REFUSAL, Telling.SAME_AFTER_REFUSAL, Telling.RESIDUE_95, Telling.RESIDUE_96);
        assertThat(telling("stream", "{'steps':[{'do':'merge','residue':95},{'do':'merge','residue':-1}]}"))
                .containsExactly(Telling.RESIDUE_95, Telling.NEGATIVE);
    }

    private static Set<Telling> telling(String op, String in) {
        var arguments = Json.readObject("test", in.replace('\'', '"'));
        Set<Telling> found = TellingTable.tellingOf(
                op, AnsweredRequest.of(op, arguments, Answers.answer(Operations.REFERENCE, op, arguments)));
        return EnumSet.copyOf(found.isEmpty() ? EnumSet.noneOf(Telling.class) : found);
    }
}
