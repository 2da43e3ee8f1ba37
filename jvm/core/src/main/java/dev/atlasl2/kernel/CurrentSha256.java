package dev.atlasl2.kernel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How this JVM hashes many messages at once: the leaves and nodes of trees, and batches. Only a race can show what is
 * faster: a prototype of these lanes reached 1.4 to 1.6 times MessageDigest with AVX-512 (Zen 4, JDK 25); with AVX2, on
 * a processor with SHA-NI, they reach 0.65 (Zen 3, JDK 25). The first tree or batch of 64 KiB starts the race, in a
 * daemon thread of the lowest priority. It takes some seconds. Until it is over, and if the lanes lose, MessageDigest
 * hashes. Two system properties, which are read when this class is initialised, force one; see {@code
 * dev.atlasl2.Kernels}.
 */
public final class CurrentSha256 {
    private static final Candidates<Optional<Supplier<LaneSha256>>> CANDIDATES =
            new Sha256Candidates(new VectorModule.OfThisJvm());
    private static final @Nullable Choice<Optional<Supplier<LaneSha256>>> FORCED = forced();
    private static final Race<Optional<Supplier<LaneSha256>>> RACE =
            new Race<>(CANDIDATES, "no tree or batch was large enough yet for a race with lanes", choice -> {});

    private CurrentSha256() {}

    /**
     * Returns a new hash in lanes; null while MessageDigest hashes.
     *
     * @throws IllegalStateException if a property has an unknown value or required lanes are not available
     */
    @SuppressWarnings("exports") // the annotation: it is optional for users without JSpecify
    public static @Nullable LaneSha256 lanes() {
        if (FORCED == null) {
            RACE.begin(work -> CurrentKernel.startInBackground("atlas-sha256-race", work));
        }
        Optional<Supplier<LaneSha256>> lanes = choice().get();
        return lanes.isPresent() ? lanes.get().get() : null;
    }

    /** Returns one line: what hashes, and why. */
    public static String describe() {
        return choice().describe();
    }

    /** Returns whether a race has begun and is not over. */
    public static boolean isRacing() {
        return FORCED == null && RACE.hasBegun() && !RACE.isOver();
    }

    private static Choice<Optional<Supplier<LaneSha256>>> choice() {
        return FORCED != null ? FORCED : RACE.choice();
    }

    private static @Nullable Choice<Optional<Supplier<LaneSha256>>> forced() {
        String wanted = System.getProperty("atlas.sha256");
        String required = System.getProperty("atlas.sha256.require");
        return wanted == null && required == null ? null : CANDIDATES.forced("atlas.sha256", wanted, required);
    }
}
