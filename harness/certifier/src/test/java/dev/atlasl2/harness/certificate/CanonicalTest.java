package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
    /** The example of RFC 8785 section 3.2.2, but for the string escapes, which the next test has. */
    @Test
    void exampleOfTheRfcIsWrittenAsTheRfcDoes() {
        assertThat(Canonical.text(Json.read("example", """
            {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "literals": [null, true, false]}\
            """)))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27]}");
    }

    /** RFC 8785 section 3.2.2.2. */
    @Test
    void stringsEscapeOnlyWhatTheyMust() {
        assertThat(Canonical.text(Json.read("string", "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"")))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    /** RFC 8785 section 3.2.3. */
    @Test
    void namesAreSortedByUtf16Units() {
        assertThat(Canonical.text(Json.read(
                        "names",
                        "{\"\\u20ac\":1,\"\\r"
                                + "\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}")))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    /** RFC 8785 appendix B, as far as its values are not whole numbers beyond 2^53. */
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "1e-7, 1e-7",
        "0.000001, 0.000001",
        "1.5, 1.5",
        "-1.5e-9, -1.5e-9",
        "12.0, 12",
        "1e21, 1e+21",
        "295147905179352830000.0, 295147905179352830000",
        "18446744073709551615, 18446744073709551615"
    })
    void numbersAreWrittenAsEcmaScriptDoes(String number, String written) {
        assertThat(Canonical.text(Json.read("number", "[" + number + "]"))).isEqualTo("[" + written + "]");
    }

    @Test
    void emptyThingsAreWritten() {
        assertThat(Canonical.text(Json.read("empty", "{\"b\":[],\"a\":{}}"))).isEqualTo("{\"a\":{},\"b\":[]}");
    }
}
