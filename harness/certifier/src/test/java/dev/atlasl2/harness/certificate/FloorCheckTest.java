package dev.atlasl2.harness.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.MedianInterval;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Each section is also checked by {@link SecondVerifier}. */
@ExtendWith(SecondVerifier.class)
class FloorCheckTest {
    private static final String RATIO = """
            {"target":"t","id":"sum/512-machine","profile":"machine","verdict":"met","op":"sum","size":512,"minRatio":2,
            "ruler":"fnv1a","gigabytesPerSecond":0.512,"nanoseconds":1000,"madNanoseconds":10,"reps":9,"readings":12,
            "ratioToRuler":3,"madRatio":0.03,"bestRatio":3.1,"rulerNanoseconds":3000,"rulerBestNanoseconds":2900}""";

    private static final String SEED = """
            {"target":"t","id":"sum/512","profile":"seed","verdict":"met","op":"sum","size":512,"minGBps":0.4,
            "ruler":"read","gigabytesPerSecond":0.512,"nanoseconds":1000,"madNanoseconds":10,"reps":9,"readings":12,
            "ratioToRuler":0.5,"madRatio":0.01,"bestRatio":0.52,"rulerNanoseconds":500,"rulerBestNanoseconds":490}""";

    @Test
    void rowsThatAgreeWithTheirFiguresAreGood() {
        assertThat(problems(RATIO, row -> {})).isEmpty();
        assertThat(problems(SEED, row -> {})).isEmpty();
        assertThat(problems(RATIO, row -> row.put("minRatio", 3.5).put("verdict", "missed")))
                .isEmpty();
        assertThat(problems(RATIO, row -> row.put("minRatio", 3.05).put("verdict", "inconclusive")))
                .isEmpty();
        assertThat(problems(SEED, row -> row.put("minGBps", 0.9).put("verdict", "missed")))
                .isEmpty();
        assertThat(problems(
                        SEED,
                        row -> row.put("minGBps", 5)
                                .put("verdict", "stated")
                                .put(
                                        "reason",
                                        "out of this machine's reach: the JDK's Arrays.mismatch does 1.04 GB/s here")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minRatio             | 3.5  | .verdict: says met, its figures do not",
                "minRatio             | 3.01 | .verdict: says met, its figures do not",
                "ratioToRuler         | 1.5  | .verdict: says met, its figures do not",
                "madRatio             | 3    | .verdict: says met, its figures do not",
                "gigabytesPerSecond   | 0.6  | .gigabytesPerSecond: says 0.6, the figures give 0.512",
                "nanoseconds          | 900  | .gigabytesPerSecond: says 0.512, the figures give",
                "rulerBestNanoseconds | 3100 | .rulerBestNanoseconds: is more than the middle reading",
            })
    void editedFigureIsNamed(String field, double value, String problem) {
        assertThat(problems(RATIO, row -> row.put(field, value)))
                .singleElement()
                .asString()
                .startsWith("floors.results[0] (t sum/512-machine)")
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"missed", "inconclusive"})
    void verdictThatTheFiguresDoNotGiveIsNamed(String verdict) {
        assertThat(problems(RATIO, row -> row.put("verdict", verdict)))
                .containsExactly(
                        "floors.results[0] (t sum/512-machine).verdict: says " + verdict + ", its figures do not");
    }

    @Test
    void missThatTheQuickestRequestsDenyIsNamed() {
        assertThat(problems(
                        RATIO,
                        row -> row.put("minRatio", 3.5).put("bestRatio", 3.6).put("verdict", "missed")))
                .singleElement()
                .asString()
                .contains(".verdict: says missed");
    }

    @Test
    void excuseThatTheMachineDoesNotGiveIsNamed() {
        assertThat(problems(
                        SEED,
                        row -> row.put("minGBps", 0.9)
                                .put("verdict", "stated")
                                .put("reason", "out of this machine's reach: nothing does")))
                .containsExactly("floors.results[0] (t sum/512).verdict: says stated, its figures do not");
    }

    @Test
    void anotherProfileOrCeilingIsNamed() {
        assertThat(problems(RATIO, row -> row.put("profile", "seed")))
                .singleElement()
                .asString()
                .contains(".profile:");
        assertThat(problems(SEED, row -> row.put("ruler", "memset")))
                .containsExactly("floors.results[0] (t sum/512).ruler: must be read, got memset");
    }

    @Test
    void brokenBenchHasNoFiguresAndAWorkingOneHas() {
        assertThat(problems(RATIO, row -> row.put("verdict", "wrong")))
                .anyMatch(problem -> problem.endsWith(".verdict: says wrong with figures"));
        assertThat(problems(RATIO, row -> row.remove("nanoseconds")))
                .containsExactly("floors.results[0] (t sum/512-machine).verdict: says met without a figure");
    }

    /** Figures close to a floor, to the ceiling and to each other, where rounding decides. */
    @Test
    void everyRowThatIsWrittenIsGood() {
        Random random = new Random(14);
        Map<FloorVerdict, Integer> seen = new EnumMap<>(FloorVerdict.class);
        for (int i = 0; i < 50_000; i++) {
            double seconds = Math.pow(10, -8 + 6 * random.nextDouble());
            double ruler = seconds * near(random, 1);
            double ratio = ruler / seconds * near(random, 1);
            int readings = random.nextInt(1, 200);
            int size = 1 << random.nextInt(21);
            double spread = random.nextBoolean() ? 0 : random.nextDouble() / 50;
            boolean isRatio = random.nextBoolean();
            Ruler with = isRatio ? Ruler.FNV1A : Ruler.READ;
            Floor.Demand demand = isRatio
                    ? new Floor.Ratio(ratio * near(random, 1), "fnv1a")
                    : new Floor.Throughput(size / seconds / 1e9 * near(random, 1));
            Measurement measured = new Measurement(
                            "sum",
                            size,
                            1 + random.nextInt(100),
                            new MedianInterval(seconds, seconds * spread, readings),
                            new Measurement.Comparison(
                                    with,
                                    new MedianInterval(ratio, ratio * spread, readings),
                                    ratio * near(random, 1),
                                    ruler,
                                    ruler * Math.min(1, near(random, 1))),
                            Optional.empty(),
                            random.nextInt(10) == 0 ? 1.3 + random.nextDouble() : 1,
                            random.nextBoolean() ? Optional.empty() : Optional.of("fast: because"))
                    .rounded();
            FloorResult result = FloorResult.judge(
                    "t", new Floor("x", List.of("*"), "sum", size, demand, Optional.empty()), measured);
            seen.merge(result.verdict(), 1, Integer::sum);
            assertThat(problems(FloorJson.of(result).toString(), row -> {}))
                    .as("%s", result)
                    .isEmpty();
        }
        assertThat(seen)
                .containsKeys(FloorVerdict.MET, FloorVerdict.MISSED, FloorVerdict.INCONCLUSIVE, FloorVerdict.STATED);
    }

    /** Returns a number that is this one, or nearly, or not. */
    private static double near(Random random, double value) {
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> value * (1 + random.nextGaussian() * 1e-5);
            case 2 -> value * (1 + random.nextGaussian() * 1e-3);
            default -> value * Math.exp(random.nextGaussian() / 2);
        };
    }

    private static List<String> problems(String row, Consumer<ObjectNode> edit) {
        ObjectNode result = Json.readObject("row", row);
        edit.accept(result);
        ObjectNode floors = Json.object().put("effort", "quick");
        floors.putArray("results").add(result);
        List<String> problems = new ArrayList<>();
        FloorCheck.check(floors, Set.of("t"), problems);
        SecondVerifier.compareFloors(floors, Set.of("t"), problems);
        return problems;
    }
}
