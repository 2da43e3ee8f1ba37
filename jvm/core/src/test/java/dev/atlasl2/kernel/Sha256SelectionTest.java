package dev.atlasl2.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever happens to the race or its thread, hashing goes on and the choice becomes final. */
class Sha256SelectionTest {
    private final Queue<Runnable> background = new ArrayDeque<>();

    private Sha256Selection selection(Supplier<KernelProvider> provider) {
        return new Sha256Selection(new Sha256Chooser(provider), null, null, background::add);
    }

    private static KernelProvider none() {
        throw new UnsupportedOperationException("no lanes here");
    }

    @Test
    void theFirstRequestBeginsTheOneRace() {
        Sha256Selection selection = selection(Sha256SelectionTest::none);
        assertThat(selection.describe()).startsWith("digest: no tree or batch was large enough yet");
        assertThat(selection.lanes()).isNull();
        assertThat(selection.lanes()).isNull();
        assertThat(background).hasSize(1);
        assertThat(selection.describe()).isEqualTo("digest: the race with lanes is on");
        background.remove().run();
        assertThat(selection.lanes()).isNull();
        assertThat(selection.describe()).isEqualTo("digest: no lanes here");
    }

    /** As in a container that has as many threads as it may have. */
    @Test
    void withoutAThreadMessageDigestHashes() {
        Sha256Chooser chooser = new Sha256Chooser(Sha256SelectionTest::none);
        Sha256Selection selection = new Sha256Selection(chooser, null, null, race -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertThat(selection.lanes()).isNull();
        assertThat(selection.describe())
                .startsWith("digest: no thread could be started")
                .contains("native thread");
    }

    /** As where an application is undeployed during the race, and its class loader is closed. */
    @Test
    void aRaceThatFailsInAnyWayEnds() {
        for (Throwable thrown : new Throwable[] {
            new NoClassDefFoundError("dev/atlasl2/kernel/Sha256Race"), new IllegalStateException("zip file closed"),
            new StackOverflowError(), new OutOfMemoryError()
        }) {
            Sha256Selection selection = selection(() -> {
                throw KernelRaceTest.sneak(thrown);
            });
            assertThat(selection.lanes()).isNull();
            background.remove().run(); // throws nothing
            assertThat(selection.describe()).startsWith("digest: ").doesNotContain("is on");
            assertThat(selection.lanes()).isNull();
        }
    }

    @Test
    void whatIsForcedNeedsNoRace() {
        Sha256Chooser chooser = new Sha256Chooser(Sha256SelectionTest::none);
        Sha256Selection forced = new Sha256Selection(chooser, "digest", null, background::add);
        assertThat(forced.describe()).isEqualTo("digest: forced");
        Sha256Selection refused = new Sha256Selection(chooser, null, "lanes", background::add);
        assertThatIllegalStateException().isThrownBy(refused::lanes).withMessageContaining("no lanes here");
        assertThat(background).isEmpty();
    }
}
