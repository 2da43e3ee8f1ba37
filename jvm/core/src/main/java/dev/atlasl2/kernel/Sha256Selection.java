package dev.atlasl2.kernel;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Who hashes, from the first request on: MessageDigest until a race in the background is over, then the winner. */
final class Sha256Selection {
    private final Sha256Chooser chooser;
    private final Executor background;
    private final AtomicBoolean raced = new AtomicBoolean();

    /** Null until the race is over. */
    private volatile @Nullable Sha256Choice choice;

    /**
     * @param wanted value of {@code atlas.sha256}, or null
     * @param required value of {@code atlas.sha256.require}, or null
     * @param background may throw: without a race MessageDigest hashes
     */
    Sha256Selection(Sha256Chooser chooser, @Nullable String wanted, @Nullable String required, Executor background) {
        this.chooser = chooser;
        this.background = background;
        this.choice = chooser.choose(wanted, required);
    }

    /** Returns a new hash in lanes; null where, or as long as, MessageDigest hashes. */
    @Nullable LaneSha256 lanes() {
        Sha256Choice known = choice;
        if (known != null) {
            return known.lanes();
        }
        if (raced.compareAndSet(false, true)) {
            begin();
        }
        return null;
    }

    private void begin() {
        // Made here: the thread of the race can load no class any more if its class loader was closed.
        Sha256Choice digest = Sha256Choice.digest("the race with lanes failed");
        try {
            background.execute(() -> choice = race(digest));
        } catch (Throwable e) { // slower, not broken
            choice = Sha256Choice.digest("no thread could be started for a race with lanes: " + e);
        }
    }

    private Sha256Choice race(Sha256Choice otherwise) {
        try {
            return chooser.race();
        } catch (Throwable e) { // whatever it is, MessageDigest goes on
            return otherwise;
        }
    }

    /** Returns one line: what hashes, and why. */
    String describe() {
        Sha256Choice known = choice;
        if (known != null) {
            return known.describe();
        }
        return "digest: "
                + (raced.get()
                        ? "the race with lanes is on"
                        : "no tree or batch was large enough yet for a race with lanes");
    }
}
