package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class Sha256CandidatesTest {
    /** Lanes as a provider offers them. */
    private record Provider(Supplier<LaneSha256> lanes) implements KernelProvider {
        @Override
        public Kernel kernel(int bits) {
            throw new UnsupportedOperationException("not asked for");
        }

        @Override
        public Supplier<LaneSha256> sha256(int lanes) {
            if (lanes == 16) {
                throw new UnsupportedOperationException("no vectors of 512 bits");
            }
            return this.lanes;
        }
    }

    private static final Sha256Candidates WITH = with(new DigestLanes(8));
    private static final Sha256Candidates WITHOUT =
            new Sha256Candidates(FakeModule.absent("no vector kernel is installed"));

    private static Sha256Candidates with(LaneSha256 lanes) {
        return new Sha256Candidates(FakeModule.of(new Provider(() -> lanes)));
    }

    private static Choice<Optional<Supplier<LaneSha256>>> choose(
            Sha256Candidates candidates, String wanted, String required) {
        return candidates.forced("atlas.sha256", wanted, required);
    }

    private static Choice<Optional<Supplier<LaneSha256>>> race(Sha256Candidates candidates) {
        Race<Optional<Supplier<LaneSha256>>> race = new Race<>(candidates, "no race yet", choice -> {});
        race.run();
        return race.choice();
    }

    @Test
    void propertiesForce() {
        assertThat(choose(WITH, "digest", null).describe()).isEqualTo("digest: forced");
        assertThat(choose(WITH, "lanes", null).describe()).isEqualTo("lanes-8: forced");
        assertThat(choose(WITH, "lanes", null).get()).isPresent();
        assertThat(choose(WITH, "digest", null).get()).isEmpty();
        assertThat(choose(WITH, "lanes-16", null).describe()).isEqualTo("digest: forced; no vectors of 512 bits");
        assertThat(choose(WITHOUT, "lanes", null).describe())
                .isEqualTo("digest: forced; no vector kernel is installed");
    }

    @Test
    void whatIsRequiredAndNotThereIsRefused() {
        assertThat(choose(WITH, null, "lanes").describe()).isEqualTo("lanes-8: required");
        assertThat(choose(WITH, null, "digest").describe()).isEqualTo("digest: required");
        assertThat(choose(WITH, "lanes-8", "lanes").get()).isPresent();
        for (Choice<?> refused : List.of(
                choose(WITHOUT, null, "lanes"),
                choose(WITH, "digest", "lanes"),
                choose(WITH, "lanes", "digest"),
                choose(WITH, "lanes-32", null),
                choose(WITH, null, "lanes-8"),
                choose(WITH, "", null),
                choose(WITH, null, ""))) {
            assertThat(refused.describe()).startsWith("none: atlas.sha256");
            assertThatIllegalStateException().isThrownBy(refused::get).withMessageContaining("atlas.sha256");
        }
    }

    /** Slow on every machine: each hash is MessageDigest's, three times. */
    @Test
    void lanesThatAreSlowerLoseTheRace() {
        Sha256Candidates slow = with(new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                for (int i = 0; i < 3; i++) {
                    super.hash(prefix, data, at, length, out, outAt);
                }
            }
        });
        assertThat(race(slow).describe()).matches("digest: lanes-8 at 0\\.\\d\\d times MessageDigest");
    }

    @Test
    void lanesMustBeClearlyFaster() {
        Choice<Optional<Supplier<LaneSha256>>> lanes = WITH.challenger("lanes");
        assertThat(WITH.outcome(lanes, 1).describe()).isEqualTo("digest: lanes-8 at 1.00 times MessageDigest");
        assertThat(WITH.outcome(lanes, 1.1).describe()).isEqualTo("digest: lanes-8 at 1.10 times MessageDigest");
        assertThat(WITH.outcome(lanes, 1.11).describe()).isEqualTo("lanes-8: lanes-8 at 1.11 times MessageDigest");
    }

    @Test
    void withoutLanesThereIsNoRace() {
        assertThat(race(WITHOUT).describe()).isEqualTo("digest: no vector kernel is installed");
    }

    /** Wrong in one bit of one hash: being fast is not enough. */
    @Test
    void lanesThatHashWronglyLoseTheRaceHoweverFast() {
        Sha256Candidates wrong = with(new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                super.hash(prefix, data, at, length, out, outAt);
                if (length == 120) {
                    out[outAt + 255] ^= 1;
                }
            }
        });
        assertThat(race(wrong).describe()).isEqualTo("digest: lanes-8 gave a wrong hash");
    }

    @Test
    void lanesThatAreFasterWinTheRace() {
        byte[][] known = new byte[1][];
        Sha256Candidates fast = with(new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                // As if hashing cost nothing: the long messages of the race never change.
                if (length == 1024 && known[0] != null && prefix == 0) {
                    System.arraycopy(known[0], 0, out, outAt, known[0].length);
                    return;
                }
                super.hash(prefix, data, at, length, out, outAt);
                if (length == 1024 && prefix == 0) {
                    known[0] = out.clone();
                }
            }
        });
        Choice<Optional<Supplier<LaneSha256>>> choice = race(fast);
        assertThat(choice.describe()).startsWith("lanes-8: lanes-8 at ");
        assertThat(choice.get()).isPresent();
    }
}
