package dev.atlasl2.harness.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.oracle.Answers;
import dev.atlasl2.vectors.oracle.Budget;
import dev.atlasl2.vectors.oracle.Domain;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.Regions;
import dev.atlasl2.vectors.pitfall.Pitfall;
import dev.atlasl2.vectors.pitfall.Pitfalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A race is lost in another way each time, but not every wrong answer in a race is a lost race. */
class RacePitfallTest {
    private static final List<Vector> VECTORS = Corpus.load().vectors().stream()
            .filter(vector -> Set.of("budget", "domain").contains(vector.family()))
            .toList();
    private static final List<Vector> RACES =
            VECTORS.stream().filter(vector -> vector.op().endsWith("Race")).toList();

    @ParameterizedTest
    @ValueSource(strings = {"budget-not-atomic", "attach-race", "commit-twice"})
    void lostRaceIsNamed(String name) {
        Pitfall target = Pitfalls.byName(name).orElseThrow();
        Diagnosis diagnosis = diagnose(
                RACES, (vector, right) -> target.operations().contains(vector.op()) ? answer(target, vector) : right);

        assertThat(names(diagnosis)).containsExactly(name);
    }

    /** The reported bug: with exactly n available, allocate(n) is refused. */
    private static final Operations EXACT_AMOUNT_REFUSED = new Operations() {
        @Override
        public Budget budget(long initial) {
            return new Budget.Reference(initial) {
                @Override
                public synchronized void allocate(long n) {
                    if (n == available()) {
                        throw new AtlasException(ErrorCode.BUDGET, "none is left");
                    }
                    super.allocate(n);
                }
            };
        }
    };

    @Test
    void budgetThatRefusesTheExactAmountIsNotCalledARace() {
        assertThat(names(diagnose(VECTORS, (vector, right) -> answer(EXACT_AMOUNT_REFUSED, vector))))
                .isEmpty();
        assertThat(names(diagnose(RACES, (vector, right) -> answer(EXACT_AMOUNT_REFUSED, vector))))
                .as("by its races alone: fewer are granted, and a lost race grants more")
                .isEmpty();
    }

    private static final Operations ATTACHES_TWICE = new Operations() {
        @Override
        public Domain domain(long bytes, long budget) {
            return new Domain.Reference(bytes, budget) {
                @Override
                public synchronized void attach(byte[] region) {
                    try {
                        super.attach(region);
                    } catch (AtlasException refusal) {
                        if (refusal.code() != ErrorCode.STATE) {
                            throw refusal;
                        }
                    }
                }
            };
        }
    };

    @Test
    void raceIsNotNamedIfCallsOneAfterTheOtherAreWrongToo() {
        Diagnosis all = diagnose(VECTORS, (vector, right) -> answer(ATTACHES_TWICE, vector));

        assertThat(names(all)).doesNotContain("attach-race");
        assertThat(names(diagnose(RACES, (vector, right) -> answer(ATTACHES_TWICE, vector))))
                .as("nothing else was asked")
                .containsExactly("attach-race");
    }

    @Test
    void raceIsNotNamedIfOneThreadIsWrongToo() {
        List<Vector> withOneThread = new ArrayList<>(RACES);
        RACES.stream()
                .filter(vector -> vector.op().equals("attachRace"))
                .findFirst()
                .ifPresent(vector -> {
                    ObjectNode in = vector.in().deepCopy().put("threads", 1);
                    withOneThread.add(vector("domain/one-thread", vector, in));
                });

        assertThat(names(diagnose(
                        withOneThread,
                        (vector, right) -> right.has("winners")
                                ? right.put("winners", right.get("winners").intValue() + 1)
                                : right)))
                .doesNotContain("attach-race");
    }

    @Test
    void raceIsNotNamedIfTheShortestFailingInputHasOneThread() {
        Diagnosis diagnosis = diagnose(RACES, (vector, right) -> answer(ATTACHES_TWICE, vector));
        Vector race = diagnosis.suspects().getFirst().explained().getFirst().vector();
        Vector alone = vector("domain/alone", race, race.in().deepCopy().put("threads", 1));

        Explanation refuted = Explanation.of("t", diagnosis, _ -> Shrunk.to(new Failure(alone, Json.object())));
        Explanation confirmed = Explanation.of("t", diagnosis, Shrunk::to);

        assertThat(refuted.causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.suspect()).isEmpty());
        assertThat(refuted.unknown()).endsWith("of no known pitfall");
        assertThat(confirmed.causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.suspect()).isPresent());
    }

    @Test
    void answerThatIsNoAnswerToARaceIsNotCalledALostOne() {
        assertThat(names(diagnose(RACES, (vector, right) -> Json.object().put("result", "INVALID"))))
                .isEmpty();
        assertThat(names(diagnose(
                        RACES, (vector, right) -> right.put("available", 77).put("state", "DESTROYED"))))
                .isEmpty();
    }

    private static List<String> names(Diagnosis diagnosis) {
        return diagnosis.suspects().stream()
                .map(suspect -> suspect.pitfall().name())
                .toList();
    }

    private interface Bend {
        ObjectNode answer(Vector vector, ObjectNode right);
    }

    private static Diagnosis diagnose(List<Vector> vectors, Bend target) {
        List<Failure> failures = new ArrayList<>();
        List<Vector> passed = new ArrayList<>();
        for (Vector vector : vectors) {
            ObjectNode got = target.answer(vector, vector.expect().deepCopy());
            if (got.equals(vector.expect())) {
                passed.add(vector);
            } else {
                failures.add(new Failure(vector, got));
            }
        }
        assertThat(failures).isNotEmpty();
        return PitfallSearch.of(failures, passed);
    }

    private static Vector vector(String id, Vector like, ObjectNode in) {
        return new Vector(
                id,
                like.family(),
                like.level(),
                like.clause(),
                like.op(),
                in,
                answer(Operations.REFERENCE, like.op(), in),
                "");
    }

    private static ObjectNode answer(Operations target, Vector vector) {
        return answer(target, vector.op(), vector.in());
    }

    private static ObjectNode answer(Operations target, String op, ObjectNode in) {
        return Answers.answer(target, op, in, Regions.ANEW);
    }
}
