package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static dev.atlasl2.spec.reference.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainReferenceTest {
    private static final Map<String, Consumer<DomainReference>> CALLS = Map.of(
            "attach", domain -> domain.attach(Bytes.of(95, 1)),
            "update", domain -> domain.update(1, Bytes.of(1), Bytes.of(97)),
            "verify", DomainReference::verify,
            "commit", DomainReference::commit,
            "allocate", domain -> domain.allocate(1),
            "allocateAll", domain -> domain.allocateAll(1, 2),
            "release", domain -> domain.release(1),
            "destroy", DomainReference::destroy);

    /** The table at the head of section 14, cell by cell. */
    @ParameterizedTest
    @CsvSource({
        "attach,      OK,    STATE, STATE, DESTROYED",
        "update,      STATE, OK,    STATE, DESTROYED",
        "verify,      STATE, OK,    OK,    DESTROYED",
        "commit,      STATE, OK,    STATE, DESTROYED",
        "allocate,    OK,    OK,    OK,    DESTROYED",
        "allocateAll, OK,    OK,    OK,    DESTROYED",
        "release,     OK,    OK,    OK,    DESTROYED",
        "destroy,     OK,    OK,    OK,    OK",
    })
    void everyCallInEveryState(
            String call, ErrorCode created, ErrorCode attached, ErrorCode committed, ErrorCode destroyed) {
        assertThat(answer(in(DomainState.CREATED), call)).isEqualTo(created);
        assertThat(answer(in(DomainState.ATTACHED), call)).isEqualTo(attached);
        assertThat(answer(in(DomainState.COMMITTED), call)).isEqualTo(committed);
        assertThat(answer(in(DomainState.DESTROYED), call)).isEqualTo(destroyed);
    }

    @Test
    void refusedCallsLeaveTheState() {
        for (DomainState state : DomainState.values()) {
            for (String call : CALLS.keySet()) {
                DomainReference domain = in(state);
                if (answer(domain, call) != ErrorCode.OK) {
                    assertThat(domain.state()).as("%s in %s", call, state).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void createRefusesWhatIsOutOfRange() {
        assertInvalid("bytes must be 1..", () -> new DomainReference(0, 0));
        assertInvalid("bytes", () -> new DomainReference(-1, 0));
        assertInvalid("budget must be 0..95, got 96", () -> new DomainReference(1, 96));
        assertInvalid("budget", () -> new DomainReference(1, -1));
        assertThat(new DomainReference(Long.MAX_VALUE, 95).available()).isEqualTo(95);
    }

    @Test
    void attachChecksRegionThenStateThenLength() {
        DomainReference domain = new DomainReference(2, 0);
        assertInvalid("region must be given", () -> domain.attach(null));
        assertInvalid("region must hold at least 1 byte", () -> domain.attach(new byte[0]));
        assertInvalid("length of region must be 2, got 3", () -> domain.attach(new byte[3]));
        domain.attach(Bytes.of(95, 2));
        assertThat(domain.sum())
                .as("a region that is not conserved may be attached")
                .isEqualTo(1);
        assertInvalid("region", () -> domain.attach(new byte[0]));
        assertRefused(ErrorCode.STATE, "CREATED", () -> domain.attach(new byte[3]));
    }

    @Test
    void updateWritesAndMovesTheTrackedSum() {
        byte[] region = Bytes.random(11, 100);
        DomainReference domain = new DomainReference(100, 0);
        domain.attach(region);
        for (int step = 0; step < 500; step++) {
            int length = 1 + step % 7;
            int at = step * 13 % (101 - length);
            byte[] old = Arrays.copyOfRange(region, at, at + length);
            domain.update(at, old, Bytes.random(step, length));
            assertThat(domain.sum()).as("step %d", step).isEqualTo(SumReference.sum(region));
        }
    }

    @Test
    void refusedUpdatesChangeNothing() {
        byte[] region = Bytes.of(95, 1, 0);
        DomainReference domain = new DomainReference(3, 0);
        domain.attach(region);
        byte[] one = Bytes.of(1);
        assertInvalid("old must be given", () -> domain.update(1, null, one));
        assertInvalid("new must be given", () -> domain.update(1, one, null));
        assertInvalid("old must hold at least 1 byte", () -> domain.update(1, new byte[0], new byte[0]));
        assertInvalid("new must be as long as old", () -> domain.update(1, one, new byte[2]));
        assertInvalid("at must be 0..2, got 3", () -> domain.update(3, one, one));
        assertInvalid("at", () -> domain.update(-1, one, one));
        assertInvalid("at", () -> domain.update(Long.MAX_VALUE, one, one));
        assertInvalid("length of old must be 0..3, got 4", () -> domain.update(0, new byte[4], new byte[4]));
        assertInvalid(
                "old must match the memory at offset 2, which holds 0, got 1",
                () -> domain.update(1, Bytes.of(1, 1), new byte[2]));
        assertThat(region).containsExactly(95, 1, 0);
        assertThat(domain.sum()).isZero();
        domain.verify();
    }

    @Test
    void verifyFindsWritesMadeElsewhere() {
        byte[] region = Bytes.of(95, 1);
        DomainReference domain = new DomainReference(2, 0);
        domain.attach(region);
        region[0] = 1;
        assertRefused(ErrorCode.CONSERVATION, "sum of the region", domain::verify);
        region[1] = 95;
        domain.verify();
        region[0] = 95;
        region[1] = 1;
        domain.commit();
        region[0] = 1;
        region[1] = 95;
        assertRefused(ErrorCode.WITNESS, "digest", domain::verify);
        region[0] = 2;
        assertRefused(ErrorCode.CONSERVATION, "sum of the region", domain::verify);
        assertThat(domain.state()).isEqualTo(DomainState.COMMITTED);
    }

    @Test
    void verifyNeedsTheTrackedSumAndZero() {
        byte[] region = Bytes.of(95, 2);
        DomainReference domain = new DomainReference(2, 0);
        domain.attach(region);
        assertRefused(ErrorCode.CONSERVATION, "got 1", domain::verify);
        region[1] = 1;
        assertRefused(ErrorCode.CONSERVATION, "tracked 1", domain::verify);
    }

    @Test
    void killsCommitTwice() {
        byte[] region = Bytes.of(95, 1);
        DomainReference domain = new DomainReference(2, 0);
        domain.attach(region);
        Witness witness = domain.commit();
        assertThat(witness).isEqualTo(FlatWitnessReference.witness(region));
        region[0] = 7;
        assertRefused(ErrorCode.STATE, "commit needs the state ATTACHED, got COMMITTED", domain::commit);
    }

    @Test
    void aRefusedCommitPublishesNothing() {
        byte[] region = Bytes.of(95, 2);
        DomainReference domain = new DomainReference(2, 0);
        domain.attach(region);
        assertRefused(ErrorCode.CONSERVATION, "sum", domain::commit);
        assertThat(domain.state()).isEqualTo(DomainState.ATTACHED);
        domain.update(1, Bytes.of(2), Bytes.of(1));
        assertThat(domain.commit().resonance()).isZero();
    }

    @Test
    void destroyLeavesTheMemoryAndRefusesTheRest() {
        byte[] region = Bytes.of(95, 1);
        DomainReference domain = new DomainReference(2, 9);
        domain.attach(region);
        domain.destroy();
        domain.destroy();
        assertThat(region).containsExactly(95, 1);
        assertThat(domain.state()).isEqualTo(DomainState.DESTROYED);
        assertRefused(ErrorCode.DESTROYED, "destroyed", domain::available);
        assertRefused(ErrorCode.DESTROYED, "destroyed", domain::sum);
        assertRefused(ErrorCode.DESTROYED, "destroyed", () -> domain.allocate(96));
        assertRefused(ErrorCode.DESTROYED, "destroyed", () -> domain.attach(null));
        assertRefused(ErrorCode.DESTROYED, "destroyed", () -> domain.update(-1, null, null));
    }

    @Test
    void theTrackedSumNeedsARegion() {
        DomainReference domain = new DomainReference(2, 9);
        assertRefused(ErrorCode.STATE, "sum needs the state", domain::sum);
    }

    @Test
    void theBudgetIsTheDomainsInEveryLiveState() {
        DomainReference domain = new DomainReference(2, 10);
        domain.allocate(4);
        domain.attach(Bytes.of(95, 1));
        assertRefused(ErrorCode.BUDGET, "available 6, got 7", () -> domain.allocateAll(3, 4));
        domain.commit();
        domain.release(95);
        assertThat(domain.available()).isEqualTo(5);
        assertInvalid("n must be 0..95", () -> domain.allocate(96));
    }

    @Test
    void killsAttachRace() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            DomainReference domain = new DomainReference(96, 0);
            byte[] region = Bytes.repeat(1, 96);
            assertThat(race(() -> domain.attach(region))).isEqualTo(Map.of(ErrorCode.OK, 1, ErrorCode.STATE, 3));
            assertThat(race(domain::commit)).isEqualTo(Map.of(ErrorCode.OK, 1, ErrorCode.STATE, 3));
            assertThat(domain.state()).isEqualTo(DomainState.COMMITTED);
        }
    }

    private static Map<ErrorCode, Integer> race(Runnable call) throws InterruptedException {
        Map<ErrorCode, Integer> answers = new ConcurrentHashMap<>();
        Race.run(4, () -> answers.merge(answer(call), 1, Integer::sum));
        return answers;
    }

    private static ErrorCode answer(DomainReference domain, String call) {
        return answer(() -> CALLS.get(call).accept(domain));
    }

    private static ErrorCode answer(Runnable call) {
        try {
            call.run();
            return ErrorCode.OK;
        } catch (AtlasException refusal) {
            return refusal.code();
        }
    }

    private static DomainReference in(DomainState state) {
        DomainReference domain = new DomainReference(2, 10);
        if (state == DomainState.CREATED) {
            return domain;
        }
        domain.attach(Bytes.of(95, 1));
        if (state == DomainState.COMMITTED) {
            domain.commit();
        } else if (state == DomainState.DESTROYED) {
            domain.destroy();
        }
        return domain;
    }
}
