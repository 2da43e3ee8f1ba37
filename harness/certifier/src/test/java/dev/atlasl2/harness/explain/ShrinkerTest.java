package dev.atlasl2.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Operations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A failure is made as small as the bug allows. */
class ShrinkerTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void bugThatBeginsAtALengthIsShrunkToThatLength() {
        Target target = wrongSum(data -> data.length >= 97);

        Failure shortest = shrink(target, "sum", "{\"data\":{\"splitmix64\":\"42\",\"length\":123456}}");

        assertThat(Recipe.parse(shortest.vector().in().get("data")).expand())
                .hasSize(97)
                .containsOnly(0);
    }

    @Test
    void bugOfOneByteIsShrunkToThatByte() {
        Target target = wrongSum(data -> {
            for (byte b : data) {
                if (b == 7) {
                    return true;
                }
            }
            return false;
        });

        Failure shortest = shrink(target, "sum", "{\"data\":{\"ramp\":0,\"length\":2000}}");

        assertThat(shortest.vector().in().toString()).contains("\"hex\"");
        assertThat(Recipe.parse(shortest.vector().in().get("data")).expand()).contains(7);
        assertThat(Recipe.parse(shortest.vector().in().get("data")).length()).isEqualTo(8);
    }

    @Test
    void sequencesLoseTheStepsThatDoNotMatter() {
        Target target = OracleTarget.bent("saturates", (request, answer) -> {
            if (request.path("op").asString("").equals("budget")) {
                for (int i = 0; i < answer.path("steps").size(); i++) {
                    ObjectNode step = (ObjectNode) answer.get("steps").get(i);
                    JsonNode asked = request.get("in").get("steps").get(i);
                    if (asked.path("do").asString("").equals("release")
                            && asked.get("n").intValue() > step.get("available").intValue()) {
                        step.put("available", 95);
                    }
                }
            }
            return answer;
        });

        Failure shortest = shrink(
                target,
                "budget",
                "{\"initial\":50,\"steps\":[{\"do\":\"allocate\",\"n\":5},{\"do\":\"release\",\"n\":60},"
                        + "{\"do\":\"allocate\",\"n\":1},{\"do\":\"release\",\"n\":3}]}");

        assertThat(shortest.vector().in().get("steps")).hasSize(1);
        assertThat(shortest.vector().in().get("steps").get(0).get("do").stringValue())
                .isEqualTo("release");
    }

    /** Removing a single step would remove the wrap too; the initial amount must compensate for it. */
    @Test
    void sequencesLoseStepsTogetherWithTheAmountThatTheyLedTo() {
        Target target = OracleTarget.bent("wrong after a wrap", (request, answer) -> {
            boolean isWrapped = false;
            for (int i = 0; i < answer.path("steps").size(); i++) {
                JsonNode asked = request.get("in").get("steps").get(i);
                ObjectNode step = (ObjectNode) answer.get("steps").get(i);
                if (asked.path("do").asString("").equals("release")) {
                    isWrapped |=
                            asked.get("n").intValue() > step.get("available").intValue();
                } else if (isWrapped) {
                    step.put("available", step.get("available").intValue() + 1);
                }
            }
            return answer;
        });
        String steps = "{\"do\":\"release\",\"n\":20},{\"do\":\"allocate\",\"n\":5},{\"do\":\"release\",\"n\":30},"
                + "{\"do\":\"allocate\",\"n\":10},{\"do\":\"release\",\"n\":20},{\"do\":\"release\",\"n\":15},"
                + "{\"do\":\"release\",\"n\":10},{\"do\":\"allocate\",\"n\":1},{\"do\":\"allocate\",\"n\":2}";

        Failure shortest = shrink(target, "budget", "{\"initial\":20,\"steps\":[" + steps + "]}");

        assertThat(shortest.vector().in().get("steps")).hasSize(2);
        assertThat(SmallerInputs.cost(shortest.vector().in())).isLessThan(200);

        Failure inDomain = shrink(target, "domain", "{\"bytes\":8,\"budget\":20,\"steps\":[" + steps + "]}");

        assertThat(inDomain.vector().in().get("steps")).hasSize(2);
    }

    @Test
    void wrongOnlyAfterAnEarlierRequestIsSaidToBeRightAlone() {
        AtomicInteger earlier = new AtomicInteger();
        Target target = OracleTarget.bent("leftover", (request, answer) -> {
            switch (request.path("type").asString("")) {
                case "hello" -> earlier.set(0);
                case "run" -> {
                    if (answer.has("sum") && earlier.getAndIncrement() > 0) {
                        answer.put("sum", (answer.get("sum").intValue() + 1) % 96);
                    }
                }
                default -> {}
            }
            return answer;
        });
        Shrinker shrinker = new Shrinker(target, Specimens.PATIENCE, LIMIT);

        for (int i = 0; i < 2; i++) { // one cause after another: none leaves anything over for the next
            Shrunk shrunk = shrinker.shrink(vector("sum", "{\"data\":{\"hex\":\"ff\"}}"));
            assertThat(shrunk.shortest()).isEmpty();
            assertThat(shrunk.remark())
                    .isEqualTo("asked alone it is right: something is left over from an earlier request");
        }
    }

    @Test
    void lostRaceThatIsNotLostAgainIsNotTakenForALeftover() {
        Vector race = vector("budgetRace", "{\"initial\":9,\"threads\":2,\"calls\":3,\"amount\":1}");

        assertThat(new Shrinker(OracleTarget.right("right"), Specimens.PATIENCE, LIMIT)
                        .shrink(race)
                        .remark())
                .isEqualTo("asked again it is right: it does not fail each time");
    }

    @Test
    void pairsStayEquallyLong() {
        Target target =
                OracleTarget.bent("delta", (request, answer) -> answer.has("delta") ? answer.put("delta", 95) : answer);

        Failure shortest = shrink(
                target,
                "delta",
                "{\"before\":{\"splitmix64\":\"1\",\"length\":5000},\"after\":{\"splitmix64\":\"2\",\"length\":5000}}");

        assertThat(Recipe.parse(shortest.vector().in().get("before")).length()).isZero();
        assertThat(Recipe.parse(shortest.vector().in().get("after")).length()).isZero();
    }

    @Test
    void targetThatIsRightByNowHasNothingToShrink() {
        assertThat(tried(OracleTarget.right("right"), vector("sum", "{\"data\":{\"hex\":\"ff\"}}")))
                .isEmpty();
    }

    @Test
    void targetThatBreaksMeanwhileEndsTheSearch() {
        AtomicInteger asked = new AtomicInteger();
        Target target = OracleTarget.bent(
                "breaks",
                (request, answer) -> asked.incrementAndGet() > 5
                        ? Json.object().put("nonsense", 1)
                        : answer.has("sum") ? answer.put("sum", 96) : answer);

        assertThat(tried(target, vector("sum", "{\"data\":{\"repeat\":\"ff\",\"count\":4129}}")))
                .isPresent();
    }

    /** Every candidate is an input that the reference model can answer or refuse, and is really smaller. */
    @Test
    void everyCandidateIsSmallerAndStrictlyDescends() {
        for (Vector vector : Corpus.load().vectors()) {
            if (vector.level() == Level.CORE) {
                long cost = SmallerInputs.cost(vector.in());
                assertThat(SmallerInputs.than(vector).limit(50))
                        .as(vector.id())
                        .allSatisfy(candidate ->
                                assertThat(SmallerInputs.cost(candidate)).isLessThan(cost));
            }
        }
    }

    private static Target wrongSum(Predicate<byte[]> isWrong) {
        return OracleTarget.bent("wrong", (request, answer) -> {
            if (!request.path("op").asString("").equals("sum")) {
                return answer;
            }
            byte[] data = Recipe.parse(request.get("in").get("data")).expand();
            return isWrong.test(data) ? answer.put("sum", (answer.get("sum").intValue() + 1) % 96) : answer;
        });
    }

    private static Failure shrink(Target target, String op, String in) {
        Failure shortest = tried(target, vector(op, in)).orElseThrow();
        assertThat(shortest.got()).isNotEqualTo(shortest.vector().expect());
        return shortest;
    }

    private static Optional<Failure> tried(Target target, Vector vector) {
        return new Shrinker(target, Specimens.PATIENCE, LIMIT).shrink(vector).shortest();
    }

    private static Vector vector(String op, String in) {
        ObjectNode arguments = Json.readObject(op, in);
        return new Vector(
                op + "/test",
                op,
                Level.CORE,
                "S2.1",
                op,
                arguments,
                Answers.answer(Operations.REFERENCE, op, arguments),
                "");
    }
}
