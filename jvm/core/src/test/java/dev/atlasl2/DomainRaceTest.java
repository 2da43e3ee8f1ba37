package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Threads that race. Each test fails at once if its race is lost, and otherwise continues for half a second. */
class DomainRaceTest {
    private static final int THREADS = 4;

    /** Returns the code of a call, OK if it succeeds. */
    private static ErrorCode code(Runnable call) {
        try {
            call.run();
            return ErrorCode.OK;
        } catch (AtlasException e) {
            return e.code();
        }
    }

    private static void assertOneWinner(List<ErrorCode> outcomes) {
        assertThat(Collections.frequency(outcomes, ErrorCode.OK))
                .as("%s", outcomes)
                .isEqualTo(1);
        assertThat(Collections.frequency(outcomes, ErrorCode.STATE))
                .as("%s", outcomes)
                .isEqualTo(outcomes.size() - 1);
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

    @Test
    void ofUpdatesThatMeetOneTakesPlace() {
        byte[] region = new byte[1];
        Domain domain = Domain.create(1, 0);
        domain.attach(region);
        int done = Threads.race(2, i -> () -> {
                    int count = 0;
                    for (int call = 0; call < 600_000; call++) {
                        int old = region[0] & 0xff;
                        count += code(() -> domain.update(0, old, old + 1 & 0xff)) == ErrorCode.OK ? 1 : 0;
                    }
                    return count;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(region[0]).as("every success added 1").isEqualTo((byte) done);
        assertThat(domain.sum()).isEqualTo(Conservation.sum(region));
    }

    @Test
    void updatesSideBySideAllCount() {
        byte[] region = new byte[2];
        Domain domain = Domain.create(2, 0);
        domain.attach(region);
        Threads.race(2, i -> () -> {
            for (int n = 0; n < 3_000_000; n++) {
                domain.update(i, n & 0xff, n + 1 & 0xff);
            }
            return region[i];
        });
        assertThat(domain.sum()).isEqualTo(Conservation.sum(region));
    }

    /** Every update keeps the sum 0, so a verify or a commit that fails has seen half of one. */
    @Test
    void nobodySeesHalfAnUpdate() {
        for (Rounds rounds = new Rounds(); rounds.next(); ) {
            byte[] region = new byte[8_000];
            Domain domain = Domain.create(region.length, 0);
            domain.attach(region);
            List<Integer> counts = Threads.race(2, i -> () -> {
                if (i == 0) {
                    for (int count = 0; count < 200; count++) {
                        domain.verify();
                    }
                    domain.commit();
                    return 1;
                }
                byte[] old = new byte[7_000];
                for (int count = 0; ; count++) {
                    byte[] next = balanced(count % 96);
                    if (code(() -> domain.update(500, old, next)) != ErrorCode.OK) {
                        return count + 1;
                    }
                    System.arraycopy(next, 0, old, 0, next.length);
                }
            });
            assertThat(counts).allSatisfy(count -> assertThat(count).isPositive());
            assertThat(Witnesses.flat(region)).isEqualTo(domain.witness().orElseThrow());
        }
    }

    /** One half of the value, the other of its opposite: the sum is 0. */
    private static byte[] balanced(int value) {
        byte[] range = new byte[7_000];
        Arrays.fill(range, 0, 3_500, (byte) value);
        Arrays.fill(range, 3_500, 7_000, (byte) ((96 - value) % 96));
        return range;
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

    /** A refusal with STATE means that the commit happened: from then on no thread may see another state. */
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
        Rounds rounds = new Rounds();
        while (rounds.next()) {
            Domain domain = Domain.create(96, 0);
            domain.attach(new byte[96]);
            List<String> seen = Threads.race(4, i -> () -> {
                if (i == 0) {
                    // Waits for the commit in every other round, and in the next destroys at some point of it.
                    while (rounds.isEven() && domain.state() != DomainState.COMMITTED) {
                        Thread.onSpinWait();
                    }
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
            if (rounds.isEven() || seen.contains("COMMITTED") || seen.contains("STATE")) {
                assertThat(winners).as("%s", seen).isEqualTo(1);
            }
        }
    }
}
