package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSizeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sum          | {\"data\":{\"hex\":\"00ff\"}}                                                         "
                        + "           | 2          | 2",
                "sum          | {\"data\":null}                                                                       "
                        + "           | 0          | 0",
                "delta        |"
                        + " {\"before\":{\"repeat\":\"0102\",\"count\":5},\"after\":{\"splitmix64\":\"1\",\"length\":7}}  "
                        + "   | 10         | 17",
                "sum          | {\"data\":{\"concat\":[{\"hex\":\"00\"},{\"ramp\":0,\"length\":9}]}}                  "
                        + "           | 10         | 10",
                "stream       |"
                        + " {\"steps\":[{\"do\":\"update\",\"data\":{\"repeat\":\"ff\",\"count\":1000},\"times\":5000000}]}"
                        + "  | 1000       | 5000000000",
                "stream       | {\"steps\":[{\"do\":\"update\",\"data\":{\"hex\":\"00\"},\"times\":-9223372036854775808}]}"
                        + "      | 1          | 0",
                "fill         | {\"length\":4294967297,\"value\":1}                                                   "
                        + "           | 4294967297 | 4294967297",
                "fill         | {\"length\":-1,\"value\":1}                                                           "
                        + "           | 0          | 0",
                "merkleRoot   | {\"leaves\":[\"\",\"00\"]}                                                            "
                        + "           | 0          | 0",
                "domain       | {\"bytes\":9223372036854775807,\"budget\":0,\"steps\":[]}                             "
                        + "           | 0          | 0"
            })
    void regionIsTheLongestAndTotalIsAll(String op, String in, long region, long total) {
        Vector vector = new Vector("x/y", "x", Level.CORE, "S2.1", op, Json.readObject("in", in), Json.object(), "");

        assertThat(InputSize.of(vector)).isEqualTo(new InputSize(region, total));
    }
}
