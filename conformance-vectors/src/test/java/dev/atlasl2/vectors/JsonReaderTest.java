package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonReaderTest {
    private static final JsonReader READER =
            new JsonReader(new JsonReader.Limits(4, 40, 8, 60, 30), JsonReader.Numbers.BY_VALUE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Welcome to 1.0 | 1 | column 1: Welcome is not a JSON value",
                "{'a':NaN} | 1 | column 6: NaN is not a JSON value",
                "{'a':True} | 1 | column 6: True is not a JSON value",
                "{'a':} | 1 | column 6: expected a value, got }",
                "{'a':1 | 1 | column 7: expected , or }, got the end",
                "{'a':1,} | 1 | column 8: expected a name in double quotes, got }",
                "{a:1} | 1 | column 2: expected a name in double quotes or }, got a",
                "{'a' 1} | 1 | column 6: expected : after the name, got 1",
                "{'a':1} x | 1 | column 9: must end after its value, got x",
                "{'a':1}{ | 1 | column 8: must end after its value, got {",
                "{'a':1,'\\u0061':2} | 1 | column 8: the name '\\u0061' comes twice",
                "[1,2 | 1 | column 5: expected , or ], got the end",
                "[1,] | 1 | column 4: expected a value, got ]",
                "[01] | 1 | column 2: a number must not begin with a 0 that is followed by a digit",
                "[1.] | 1 | column 4: expected a digit, got ]",
                "[+1] | 1 | column 2: expected a value, got +",
                "[1e5000000000] | 1 | column 2: a number beyond a double",
                "['ab | 1 | column 5: the closing double quote is missing",
                "['\\x'] | 1 | column 4: a backslash must be followed by one of '\\/bfnrtu, got x",
                "['\\u12g4'] | 1 | column 4: \\u must be followed by four hex digits",
                "[[[[[1]]]]] | 1 | column 5: nested more than 4 deep",
                "[12345678901234567890123456789012345678901] | 1 | column 2: a number of more than 40 digits",
                "{'ninechars':1} | 1 | column 2: a name of more than 8 characters",
                "['0123456789012345678901234567890123456789012345678901234567890'] | 1 | column 2: text of more than 60 characters",
            })
    void whatIsWrongIsSaidInOurWordsWithItsPlace(String text, int line, String message) {
        assertThatExceptionOfType(JsonReader.NotJson.class)
                .isThrownBy(() -> READER.read(text.replace('\'', '"')))
                .withMessage(message.replace('\'', '"'))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void placeIsALineAndAColumnHoweverLinesEnd() {
        assertThat(problem("{\n  \"a\": 1,\r\n  \"b\" 2\r}")).isEqualTo("3 column 7: expected : after the name, got 2");
        assertThat(problem("[1\r2]")).isEqualTo("2 column 1: expected , or ], got 2");
        assertThat(problem("")).isEqualTo("1 column 1: expected a value, got the end");
        assertThat(problem("\ufeff{}")).isEqualTo("1 column 1: expected a value, got a byte order mark (U+FEFF)");
        assertThat(problem("[\u0000]")).isEqualTo("1 column 2: expected a value, got the character U+0000");
        assertThat(problem("[\"a\nb\"]")).isEqualTo("1 column 4: in text, the end of the line must be escaped");
        assertThat(problem("['a']")).isEqualTo("1 column 2: text must be in double quotes, got '");
        assertThat(problem("[" + "1,".repeat(40) + "1]")).contains("more than 30 values, brackets and names");
        assertThat(problem("[\"\\ud800\"]")).isEqualTo("0 text with half a surrogate pair");
    }

    @ParameterizedTest
    @CsvSource({
        "7.0, 7",
        "70e-1, 7",
        "0.7e1, 7",
        "-7.000, -7",
        "1e5, 100000",
        "1E+5, 100000",
        "65536.0, 65536",
        "-0.0, 0",
        "0e9, 0",
        "4294967296.0, 4294967296",
        "9007199254740993.0, 9007199254740993",
        "9.223372036854775808e18, 9223372036854775808",
        "1e39, 1000000000000000000000000000000000000000"
    })
    void wholeNumberIsTheSameHoweverItIsWritten(String written, String whole) throws Exception {
        assertThat(READER.read(written)).isEqualTo(READER.read(whole));
        assertThat(READER.read(written).toString()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "-0.25", "1e-3", "1e300", "0.1000000000000000000001"})
    void numberThatIsNotWholeIsADouble(String written) throws Exception {
        assertThat(READER.read(written)).isEqualTo(JsonNodeFactory.instance.numberNode(Double.parseDouble(written)));
    }

    @ParameterizedTest
    @CsvSource({
        "1e400, a number beyond a double",
        "-1e400, a number beyond a double",
        "1e-400, a number that is more precise than a double",
        "7.00000000000000000000001, a number that is more precise than a double",
        "9007199254740993.5, a number that is more precise than a double"
    })
    void numberThatNoDoubleStandsForIsRefused(String written, String message) {
        assertThat(problem("[" + written + "]")).isEqualTo("0 " + message);
    }

    /** The parser and the scanner that explains its refusals must agree on what JSON is. */
    @Test
    void everyRefusalHasAPlaceAndAReason() {
        String good = "{\"a\": [1, -2.5e+3, true, null], \"b\\n\": {\"c\": \"\\u00e9 x\"}}";
        String characters = "{}[]\",:\\u0-+.eE1tfnx \n\t\u0001\u00e9'";
        Random random = new Random(7);
        JsonReader reader =
                new JsonReader(new JsonReader.Limits(50, 100, 100, 100, 1_000), JsonReader.Numbers.BY_VALUE);
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int at = random.nextInt(text.length());
                char c = characters.charAt(random.nextInt(characters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            JsonReader.NotJson problem =
                    catchThrowableOfType(JsonReader.NotJson.class, () -> reader.read(text.toString()));
            if (problem != null) {
                refused++;
                assertThat(problem.getMessage()).as(text.toString()).isNotEqualTo("cannot be read");
                assertThat(problem.getMessage()).as(text.toString()).matches("(?s)column \\d+: .+|.*(pair|double).*");
            } else {
                assertThat(catchThrowableOfType(
                                JsonReader.NotJson.class,
                                () -> JsonSyntax.check(
                                        text.toString(), new JsonReader.Limits(50, 100, 100, 100, 1_000))))
                        .as(text.toString())
                        .isNull();
            }
        }
        assertThat(refused).isPositive();
    }

    private static String problem(String text) {
        JsonReader.NotJson problem = catchThrowableOfType(JsonReader.NotJson.class, () -> READER.read(text));
        return problem.line() + " " + problem.getMessage();
    }
}
