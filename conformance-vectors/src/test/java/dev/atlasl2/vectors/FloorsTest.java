package dev.atlasl2.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorsTest {
    private static final String GOOD =
            "{\"id\":\"sum/2048\",\"targets\":[\"jvm-*\"],\"op\":\"sum\",\"size\":2048,\"minGBps\":2}";

    private static String file(String floor) {
        return "{\"$schema\":\"../schema/floors.schema.json\",\"title\":\"T\",\"floors\":[" + floor + "]}";
    }

    @Test
    void theSeedFloorsAreThere() {
        List<Floor> floors = Floors.load();
        assertThat(floors).isEqualTo(Floors.read(Path.of("floors/seed.json")));
        assertThat(floors).anyMatch(floor -> floor.op().equals("sum") && floor.minGBps().orElse(0) == 2
                && floor.appliesTo("node-base"));
        assertThat(floors).anyMatch(floor -> floor.op().equals("witness") && floor.minGBps().orElse(0) == 1
                && !floor.isStated() && floor.appliesTo("jvm-java17"));
        assertThat(floors).anyMatch(floor -> floor.op().equals("copy") && floor.minGBps().orElse(0) == 5
                && floor.appliesTo("node-simd"));
        assertThat(floors).anyMatch(floor -> floor.op().equals("fill") && floor.maxMillis().orElse(0) == 100
                && floor.size() == 12_288);
        assertThat(floors).filteredOn(Floor::isStated).allMatch(floor -> floor.appliesTo("node-simd")
                && !floor.appliesTo("jvm-vector")).isNotEmpty();
    }

    @Test
    void starsStandForAnyTextAndNothingElseDoes() {
        Floor floor = Floors.parse("f", file(GOOD.replace("jvm-*", "jvm-*-x"))).getFirst();
        assertThat(floor.appliesTo("jvm-vector-x")).isTrue();
        assertThat(floor.appliesTo("jvm-vector")).isFalse();
        assertThat(Floors.parse("f", file(GOOD.replace("jvm-*", "j.m"))).getFirst().appliesTo("jvm")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"minGBps\":2 | \"minGBps\":0 | minGBps must be a number above 0, got 0",
        "\"minGBps\":2 | \"minGBps\":\"2\" | minGBps must be a number above 0",
        "\"minGBps\":2 | \"minGBps\":2,\"maxMillis\":1 | exactly one of minGBps and maxMillis",
        ",\"minGBps\":2 | `` | exactly one of minGBps and maxMillis",
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
                .isInstanceOf(CorpusException.class).hasMessageStartingWith("floors/mine.json: floor 1")
                .hasMessageContaining(message);
    }

    @Test
    void anIdThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> Floors.parse("f", file(GOOD + "," + GOOD))).hasMessage("f: duplicate id sum/2048");
        assertThatThrownBy(() ->
                Floors.read(Path.of("floors/none.json"))).isInstanceOf(CorpusException.class)
                .hasMessageContaining("none.json");
    }
}
