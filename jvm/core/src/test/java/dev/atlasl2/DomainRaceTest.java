package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Threads against each other; each test fails at once where its race is lost, and goes on for half a second where it is not. */
class DomainRaceTest {
    private static final int THREADS = 4;

    /** Returns the code of a call, OK where it succeeds. */
    private static ErrorCode code(Runnable call) {
        try {
            call.run();
            return ErrorCode.OK;
        } catch (AtlasException e) {
            return e.code();
        }
    }

    private static void assertOneWinner(List<ErrorCode> outcomes) {
        assertThat(Collections.frequency(outcomes, ErrorCode.OK)).as("%s", outcomes).isEqualTo(1);
        assertThat(Collections.frequency(outcomes, ErrorCode.STATE)).as("%s", outcomes).isEqualTo(outcomes.size() - 1);
    }

    @Test
    void killsAttachRace() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Domain domain = Domain.create(96, 0);
            List<ErrorCode> outcomes = Threads.race(THREADS, i -> {
                byte[] mine = new byte[96];
                mine[0] = (byte) i;
                return () -> code(() -> domain.attach(mine));
            });
            assertOneWinner(outcomes);
            assertThat(domain.sum()).isEqualTo(outcomes.indexOf(ErrorCode.OK)); // memory and sum are the winner's
        }
    }

    @Test
    void oneCommitWinsAndItsWitnessIsTheOneThatAllSee() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Domain domain = Domain.create(96, 0);
            domain.attach(new byte[96]);
            Witness[] won = new Witness[THREADS];
            assertOneWinner(Threads.race(THREADS, i -> () -> code(() -> won[i] = domain.commit())));
            for (Witness witness : won) {
                if (witness != null) {
                    assertThat(domain.witness()).containsSame(witness);
                }
            }
        }
    }

    @Test
    void noUpdateIsLost() {
        for (ByteBuffer memory : List.of(ByteBuffer.allocate(64), ByteBuffer.allocateDirect(64))) {
            Domain domain = Domain.create(64, 0);
            domain.attach(memory);
            int rounds = memory.isDirect() ? 60_000 : 200_000;
            List<Integer> done = Threads.race(THREADS, i -> () -> {
                int count = 0;
                for (int call = 0; call < rounds; call++) {
                    ThreadLocalRandom random = ThreadLocalRandom.current();
                    int at = random.nextInt(6); // few bytes, so that threads meet
                    int old = memory.get(at) & 0xff;
                    if (call % 16 == 0) {
                        byte[] range = {(byte) old, memory.get(at + 1)};
                        byte[] next = {(byte) random.nextInt(), (byte) random.nextInt()};
                        count += code(() -> domain.update(at, range, next)) == ErrorCode.OK ? 1 : 0;
                    } else {
                        int next = random.nextInt(256);
                        count += code(() -> domain.update(at, old, next)) == ErrorCode.OK ? 1 : 0;
                    }
                }
                return count;
            });
            assertThat(done).allSatisfy(count -> assertThat(count).isPositive());
            assertThat(domain.sum()).as("direct %s", memory.isDirect()).isEqualTo(Conservation.sum(memory));
        }
    }

    /** Every update keeps the sum 0, so a verify that fails has seen half of one. */
    @Test
    void verifyNeverSeesHalfAnUpdate() {
        byte[] region = new byte[256];
        Domain domain = Domain.create(region.length, 0);
        domain.attach(region);
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> counts = Threads.race(3, i -> () -> {
            int count = 0;
            if (i == 0) {
                for (; count < 200_000; count++) {
                    domain.verify();
                }
                done.set(true);
                return count;
            }
            int at = i == 1 ? 10 : 200;
            for (byte n = 0; !done.get(); n = (byte) ((n + 1) % 96)) {
                byte next = (byte) ((n + 1) % 96);
                domain.update(at, new byte[] {n, opposite(n)}, new byte[] {next, opposite(next)});
                count++;
            }
            return count;
        });
        assertThat(counts).allSatisfy(count -> assertThat(count).isPositive());
        assertThat(domain.sum()).isZero();
    }

    private static byte opposite(byte n) {
        return (byte) ((96 - n) % 96);
    }

    @Test
    void aWitnessCoversEveryUpdateThatSucceeded() {
        long duringCommit = 0;
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            byte[] region = new byte[512];
            Domain domain = Domain.create(region.length, 0);
            domain.attach(region);
            List<Integer> counts = Threads.race(3, i -> () -> {
                if (i == 0) {
                    while (code(domain::commit) != ErrorCode.OK) {
                        Thread.onSpinWait(); // the sum is not 0 while an update of a single byte has no partner yet
                    }
                    return 0;
                }
                int count = 0;
                for (; ; count++) {
                    int at = 100 * i + count % 50;
                    if (code(() -> domain.update(at, region[at] & 0xff, (region[at] & 0xff) ^ 96)) != ErrorCode.OK) {
                        return count; // 0 and 96 are the same mod 96, so the sum stays 0
                    }
                }
            });
            duringCommit += counts.get(1) + counts.get(2);
            assertThat(Witnesses.flat(region)).isEqualTo(domain.witness().orElseThrow());
            domain.verify();
        }
        assertThat(duringCommit).isPositive();
    }

    @Test
    void whoSeesTheStateSeesTheWitness() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Domain domain = Domain.create(96, 0);
            domain.attach(new byte[96]);
            Threads.race(3, i -> () -> {
                if (i == 0) {
                    return domain.commit();
                }
                while (domain.state() != DomainState.COMMITTED) {
                    assertThat(code(() -> domain.update(0, 0, 0))).isIn(ErrorCode.OK, ErrorCode.STATE);
                }
                assertThat(code(() -> domain.update(0, 0, 0))).isEqualTo(ErrorCode.STATE);
                return domain.witness().orElseThrow();
            });
        }
    }

    /** A refusal with STATE tells that the commit took place: from then on nobody may see another state. */
    @Test
    void aRefusedUpdateIsNotBeforeTheCommit() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Domain domain = Domain.create(96, 0);
            domain.attach(new byte[96]);
            Threads.race(3, i -> () -> {
                if (i == 0) {
                    return code(domain::commit);
                }
                while (code(() -> domain.update(i, 0, 0)) == ErrorCode.OK) {
                    Thread.onSpinWait();
                }
                assertThat(domain.state()).isEqualTo(DomainState.COMMITTED);
                return ErrorCode.OK;
            });
        }
    }

    @Test
    void afterDestroyNothingIsWritten() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            byte[] region = new byte[8];
            Domain domain = Domain.create(region.length, 0);
            domain.attach(region);
            byte[][] left = new byte[1][];
            Threads.race(3, i -> () -> {
                if (i == 0) {
                    domain.destroy();
                    left[0] = region.clone();
                    return ErrorCode.OK;
                }
                ErrorCode last;
                do {
                    byte[] old = {region[i]};
                    last = i == 1
                            ? code(() -> domain.update(i, old[0] & 0xff, old[0] + 1 & 0xff))
                            : code(() -> domain.update(i, old, new byte[] {(byte) (old[0] + 1)}));
                } while (last != ErrorCode.DESTROYED);
                return last;
            });
            assertThat(region).isEqualTo(left[0]);
        }
    }

    @Test
    void aCommitThatAnyoneSawHasSucceeded() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            Domain domain = Domain.create(96, 0);
            domain.attach(new byte[96]);
            List<String> seen = Threads.race(4, i -> () -> {
                if (i == 0) {
                    domain.state();
                    domain.destroy();
                    return "destroyed";
                }
                if (i == 1) {
                    DomainState last = DomainState.ATTACHED;
                    for (DomainState state = last; state != DomainState.DESTROYED; state = domain.state()) {
                        last = state;
                    }
                    return last.name();
                }
                return code(domain::commit).name();
            });
            long winners = seen.stream().filter("OK"::equals).count();
            assertThat(winners).as("%s", seen).isLessThanOrEqualTo(1);
            if (seen.contains("COMMITTED") || seen.contains("STATE")) {
                assertThat(winners).as("%s", seen).isEqualTo(1);
            }
        }
    }
}
