package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class Sha256ChooserTest {
    /** Lanes as a provider has them. */
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

    private static final Sha256Chooser WITH = new Sha256Chooser(() -> new Provider(() -> new DigestLanes(8)));
    private static final Sha256Chooser WITHOUT = new Sha256Chooser(() -> {
        throw new UnsupportedOperationException("no vector kernel is installed");
    });

    @Test
    void withoutPropertiesARaceDecides() {
        assertThat(WITH.choose(null, null)).isNull();
        assertThat(WITHOUT.choose(null, null)).isNull();
    }

    @Test
    void propertiesForce() {
        assertThat(WITH.choose("digest", null).describe()).isEqualTo("digest: forced");
        assertThat(WITH.choose("lanes", null).describe()).isEqualTo("lanes-8: forced");
        assertThat(WITH.choose("lanes", null).lanes()).isNotNull();
        assertThat(WITH.choose("digest", null).lanes()).isNull();
        assertThat(WITH.choose("lanes-16", null).describe()).isEqualTo("digest: forced; no vectors of 512 bits");
        assertThat(WITHOUT.choose("lanes", null).describe()).isEqualTo("digest: forced; no vector kernel is installed");
    }

    @Test
    void whatIsRequiredAndNotThereIsRefused() {
        assertThat(WITH.choose(null, "lanes").describe()).isEqualTo("lanes-8: required");
        assertThat(WITH.choose(null, "digest").describe()).isEqualTo("digest: required");
        assertThat(WITH.choose("lanes-8", "lanes").lanes()).isNotNull();
        for (Sha256Choice refused : new Sha256Choice[] {
            WITHOUT.choose(null, "lanes"),
            WITH.choose("digest", "lanes"),
            WITH.choose("lanes", "digest"),
            WITH.choose("lanes-32", null),
            WITH.choose(null, "lanes-8"),
            WITH.choose("", null),
            WITH.choose(null, "")
        }) {
            assertThat(refused.describe()).startsWith("none: atlas.sha256");
            assertThatIllegalStateException().isThrownBy(refused::lanes).withMessageContaining("atlas.sha256");
        }
    }

    /** Slow on every machine: each hash is MessageDigest's, three times. */
    @Test
    void lanesThatAreSlowerLoseTheRace() {
        Sha256Chooser slow = new Sha256Chooser(() -> new Provider(() -> new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                for (int i = 0; i < 3; i++) {
                    super.hash(prefix, data, at, length, out, outAt);
                }
            }
        }));
        assertThat(slow.race().describe()).matches("digest: lanes-8 at 0\\.\\d\\d times MessageDigest");
    }

    @Test
    void lanesMustBeClearlyFaster() {
        Supplier<LaneSha256> factory = () -> new DigestLanes(8);
        assertThat(Sha256Chooser.outcome(factory, 8, 1).describe())
                .isEqualTo("digest: lanes-8 at 1.00 times MessageDigest");
        assertThat(Sha256Chooser.outcome(factory, 8, 1.1).describe())
                .isEqualTo("digest: lanes-8 at 1.10 times MessageDigest");
        assertThat(Sha256Chooser.outcome(factory, 8, 1.11).describe())
                .isEqualTo("lanes-8: lanes-8 at 1.11 times MessageDigest");
    }

    @Test
    void withoutLanesThereIsNoRace() {
        assertThat(WITHOUT.race().describe()).isEqualTo("digest: no vector kernel is installed");
    }

    /** Wrong in one bit of one hash: fast is not enough. */
    @Test
    void lanesThatHashWronglyLoseTheRaceHoweverFast() {
        Sha256Chooser wrong = new Sha256Chooser(() -> new Provider(() -> new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                super.hash(prefix, data, at, length, out, outAt);
                if (length == 120) {
                    out[outAt + 255] ^= 1;
                }
            }
        }));
        assertThat(wrong.race().describe()).isEqualTo("digest: lanes-8 gave a wrong hash");
    }

    @Test
    void lanesThatAreFasterWinTheRace() {
        byte[][] known = new byte[1][];
        Sha256Chooser fast = new Sha256Chooser(() -> new Provider(() -> new DigestLanes(8) {
            @Override
            public void hash(int prefix, byte[][] data, int[] at, int length, byte[] out, int outAt) {
                // As if it were hashed at no cost: the race's long messages never change.
                if (length == 1024 && known[0] != null && prefix == 0) {
                    System.arraycopy(known[0], 0, out, outAt, known[0].length);
                    return;
                }
                super.hash(prefix, data, at, length, out, outAt);
                if (length == 1024 && prefix == 0) {
                    known[0] = out.clone();
                }
            }
        }));
        Sha256Choice choice = fast.race();
        assertThat(choice.describe()).startsWith("lanes-8: lanes-8 at ");
        assertThat(choice.lanes()).isNotNull();
    }
}
