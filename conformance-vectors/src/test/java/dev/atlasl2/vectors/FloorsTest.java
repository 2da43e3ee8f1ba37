package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorsTest {
    private static final String GOOD =
            "{\"id\":\"sum/2048\",\"targets\":[\"jvm-*\"],\"op\":\"sum\",\"size\":2048,\"minGBps\":2}";

    private static final String RATIO = "{\"id\":\"sum/2048-machine\",\"targets\":[\"jvm-*\"],\"op\":\"sum\","
            + "\"size\":2048,\"minRatio\":4.5,\"ruler\":\"fnv1a\"}";

    private static String file(String floor) {
        return file("seed", floor);
    }

    private static String file(String profile, String floor) {
        return "{\"$schema\":\"../schema/floors.schema.json\",\"title\":\"T\",\"profile\":\"" + profile
                + "\",\"floors\":[" + floor + "]}";
    }

    @Test
    void theSeedFloorsAreThere() {
        List<Floor> floors = Floors.read(Path.of("floors/seed.json"));
        assertThat(Floors.load()).containsAll(floors);
        assertThat(floors)
                .anyMatch(floor -> floor.op().equals("sum")
                        && floor.demand().equals(new Floor.Throughput(2))
                        && floor.appliesTo("node-base"));
        assertThat(floors)
                .anyMatch(floor -> floor.op().equals("witness")
                        && floor.demand().equals(new Floor.Throughput(1))
                        && !floor.isStated()
                        && floor.appliesTo("jvm-java17"));
        assertThat(floors)
                .anyMatch(floor -> floor.op().equals("copy")
                        && floor.demand().equals(new Floor.Throughput(5))
                        && floor.appliesTo("node-simd"));
        assertThat(floors)
                .anyMatch(floor -> floor.op().equals("fill")
                        && floor.demand().equals(new Floor.Time(100))
                        && floor.size() == 12_288);
        assertThat(floors)
                .filteredOn(Floor::isStated)
                .allMatch(floor -> floor.appliesTo("node-simd") && !floor.appliesTo("jvm-vector"))
                .isNotEmpty();
    }

    /** Otherwise a name would decide whether they apply to a program of others. */
    @Test
    void everySeedFloorThatIsJudgedHoldsForProgramsOfOthers() {
        assertThat(Floors.read(Path.of("floors/seed.json")))
                .allMatch(floor -> floor.isStated() != floor.appliesTo("foreign"));
    }

    @Test
    void starsStandForAnyTextAndNothingElseDoes() {
        Floor floor = Floors.parse("f", file(GOOD.replace("jvm-*", "jvm-*-x"))).getFirst();
        assertThat(floor.appliesTo("jvm-vector-x")).isTrue();
        assertThat(floor.appliesTo("jvm-vector")).isFalse();
        assertThat(Floors.parse("f", file(GOOD.replace("jvm-*", "j.m")))
                        .getFirst()
                        .appliesTo("jvm"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"minGBps\":2 | \"minGBps\":0 | minGBps must be a number above 0, got 0",
                "\"minGBps\":2 | \"minGBps\":\"2\" | minGBps must be a number above 0",
                "\"minGBps\":2 | \"minGBps\":2,\"maxMillis\":1 | exactly one of minGBps, maxMillis and minRatio",
                ",\"minGBps\":2 | `` | exactly one of minGBps, maxMillis and minRatio",
                "\"minGBps\":2 | \"minRatio\":2 | minRatio and ruler must come together",
                "\"minGBps\":2 | \"minGBps\":2,\"ruler\":\"read\" | minRatio and ruler must come together",
                "\"minGBps\":2 | \"minRatio\":2,\"ruler\":\"loop\" | `one of [fnv1a, memcpy, memset, read, sha256], got \"loop\"`",
                "\"minGBps\":2 | \"minRatio\":-1,\"ruler\":\"read\" | minRatio must be a number above 0, got -1",
                "\"op\":\"sum\" | \"op\":\"loop\" | op must be a bench",
                "\"size\":2048 | \"size\":0 | size must be 1..2147483647, got 0",
                "\"size\":2048 | \"size\":3000000000 | size must be 1..2147483647",
                "[\"jvm-*\"] | [] | targets must be a list of at least one target",
                "[\"jvm-*\"] | [5] | must be text, got 5",
                "\"minGBps\":2 | \"minGBps\":2,\"reach\":\"never\" | reach and reason must come together",
                "\"op\" | \"why\":1,\"op\" | unknown field \"why\"",
                "\"id\":\"sum/2048\", | `` | must be an object with an id",
            })
    void aWrongFloorIsRefusedByName(String from, String to, String message) {
        assertThatThrownBy(() -> Floors.parse("floors/mine.json", file(GOOD.replace(from, to))))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("floors/mine.json: floor 1")
                .hasMessageContaining(message);
    }

    @Test
    void aFileHoldsFloorsOfItsProfileAlone() {
        Floor ratio = Floors.parse("f", file("machine", RATIO)).getFirst();
        assertThat(ratio.demand()).isEqualTo(new Floor.Ratio(4.5, "fnv1a"));
        assertThat(ratio.profile()).isEqualTo("machine");
        assertThat(Floors.parse("f", file(GOOD)).getFirst().profile()).isEqualTo("seed");
        assertThatThrownBy(() -> Floors.parse("f", file("seed", RATIO)))
                .hasMessage("f: floor sum/2048-machine is of the profile machine, the file of seed");
        assertThatThrownBy(() -> Floors.parse("f", file("machine", GOOD)))
                .hasMessage("f: floor sum/2048 is of the profile seed, the file of machine");
        assertThatThrownBy(() -> Floors.parse("f", file("fast", GOOD)))
                .hasMessage("f: profile must be seed or machine, got \"fast\"");
    }

    @Test
    void theSchemaIsAsStrictAboutProfiles() {
        SchemaCheck schema = SchemaCheck.floors();
        schema.check("f", file("machine", RATIO));
        schema.check("f", file("seed", GOOD));
        assertThatThrownBy(() -> schema.check("f", file("seed", RATIO))).isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> schema.check("f", file("machine", GOOD))).isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> schema.check("f", file("machine", RATIO.replace("fnv1a", "loop"))))
                .isInstanceOf(CorpusException.class);
    }

    @Test
    void everyPlatformHasOneRatioForEachBench() {
        List<Floor> ratios = Floors.load().stream()
                .filter(floor -> floor.profile().equals("machine"))
                .toList();
        for (String target : List.of(
                "jvm-swar",
                "jvm-vector",
                "jvm-java17",
                "node-simd",
                "node-base",
                "node-host",
                "node-20-simd",
                "node-26-base",
                "deno-simd",
                "deno-host",
                "bun-base",
                "chromium-simd",
                "chromium-worker",
                "firefox-base",
                "webkit-host")) {
            assertThat(ratios.stream().filter(floor -> floor.appliesTo(target)).map(Floor::id))
                    .as(target)
                    .containsExactlyInAnyOrder(
                            "sum/2048-machine",
                            "sum/12288-machine",
                            "sum/1048576-machine",
                            "copy/12288-machine",
                            "copy/1048576-machine",
                            "fill/12288-machine",
                            "witness/12288-machine",
                            "witness/1048576-machine",
                            "tree/1048576-machine");
        }
    }

    @Test
    void everyFileOfFloorsIsLoaded() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("floors"))) {
            assertThat(Floors.FILES)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> "floors/" + file.getFileName()).toList());
        }
    }

    @Test
    void anIdThatComesTwiceForATargetIsRefused() {
        assertThatThrownBy(() -> Floors.parse("f", file(GOOD + "," + GOOD)))
                .hasMessage("f: duplicate id sum/2048 for jvm-*");
        assertThat(Floors.parse("f", file(GOOD + "," + GOOD.replace("jvm-*", "node-*"))))
                .hasSize(2);
        assertThatThrownBy(() -> Floors.read(Path.of("floors/none.json")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("none.json");
    }
}
