package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target does not pass a level that it does not declare. Of a declared level it may skip only what no program could
 * answer there.
 */
class LevelsTest {
    private static final long ADDRESSED = 1L << 31;

    private static final Vector CORE = vector(Level.CORE, 3);
    private static final Vector FULL = vector(Level.FULL, 3);
    private static final Vector HUGE = vector(Level.HUGE, ADDRESSED);
    private static final Vector BEYOND = vector(Level.HUGE, ADDRESSED + 1);

    @Test
    void targetThatDeclaresNothingPassesTheCoreAlone() {
        assertThat(declaring(null, CORE).isConformant()).isTrue();
        assertThat(declaring(null, CORE).hello().map(Hello::levels)).contains(Set.of(Level.CORE));
        for (Vector vector : List.of(FULL, HUGE, BEYOND)) {
            TargetRun run = declaring(null, CORE, vector);

            assertThat(run.isConformant()).isFalse();
            assertThat(run.overdrawn())
                    .singleElement()
                    .extracting(Outcome::reason)
                    .isEqualTo("the target does not declare the level "
                            + vector.level().json());
        }
    }

    @Test
    void vectorsOfALevelThatIsNotDeclaredAreNeverSent() {
        OracleTarget target = OracleTarget.bent("deaf", (request, answer) -> {
            assertThat(request.path("op").asString("")).isNotEqualTo("sum");
            return answer;
        });

        assertThat(run(target, FULL).outcomes()).extracting(Outcome::verdict).containsExactly(Verdict.SKIP);
    }

    @Test
    void declaredLevelsAreRun() {
        TargetRun run = declaring("[\"full\",\"core\"]", CORE, FULL);

        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.PASS);
        assertThat(run.isConformant()).isTrue();
    }

    @Test
    void onlyRegionsBeyondWhatATargetAddressesAreSkippedForNothing() {
        assertThat(declaring("[\"core\",\"huge\"]", CORE, BEYOND).isConformant())
                .isTrue();
        assertThat(declaring("[\"core\",\"huge\"]", CORE, BEYOND).overdrawn()).isEmpty();
        assertThat(declaring("[\"core\"]", CORE, BEYOND).isConformant()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void unsupportedIsNoReasonAtAnyLevel(Level level) {
        OracleTarget target = OracleTarget.bent("shy", (request, answer) -> {
            if (request.path("op").asString("").equals("sum")) {
                answer.retain("seq");
                return answer.put("unsupported", "no room");
            }
            return declaring("[\"core\",\"full\",\"huge\"]", request, answer);
        });
        TargetRun run = run(target, vector(level, 3));

        assertThat(run.outcomes()).extracting(Outcome::reason).containsExactly("unsupported: no room");
        assertThat(run.isConformant()).isFalse();
    }

    @Test
    void targetThatNeverSaidHelloMaySkipNothing() {
        assertThat(SkipBudget.allows(BEYOND, Optional.empty())).isFalse();
    }

    private static TargetRun declaring(String levels, Vector... vectors) {
        return run(OracleTarget.bent("declaring", (request, answer) -> declaring(levels, request, answer)), vectors);
    }

    private static TargetRun run(OracleTarget target, Vector... vectors) {
        try (VectorRunner runner = new VectorRunner(target, TimeLimits.USUAL)) {
            return runner.run(List.of(vectors), Progress.NONE);
        }
    }

    private static ObjectNode declaring(String levels, ObjectNode request, ObjectNode answer) {
        if (!request.get("type").stringValue().equals("hello")) {
            return answer;
        }
        answer.put("maxBytes", ADDRESSED);
        if (levels != null) {
            answer.set("levels", (ArrayNode)
                    Json.readObject("levels", "{\"it\":" + levels + "}").get("it"));
        }
        return answer;
    }

    private static Vector vector(Level level, long length) {
        ObjectNode in = Json.object();
        in.putObject("data").put("repeat", "00").put("count", length);
        return new Vector(
                "sum/" + length,
                "sum",
                level,
                "S2.1",
                "sum",
                in,
                Json.object().put("result", "OK").put("sum", 0),
                "");
    }
}
