package dev.atlasl2.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How this JVM hashes messages that are many: the leaves and nodes of trees, and batches. Only a race tells what is
 * faster: a prototype of these lanes reached 1.4 to 1.6 times MessageDigest with AVX-512 (Zen 4, JDK 25); with AVX2,
 * beside SHA-NI, they reach 0.65 (Zen 3, JDK 25). The first tree or batch of 64 KiB starts the race, in a daemon thread
 * of the least priority, which takes some seconds; until it is over, and where lanes lose, MessageDigest hashes. Two
 * system properties, read when this class is initialised:
 *
 * <ul>
 *   <li>{@code atlas.sha256}: {@code digest}, {@code lanes}, {@code lanes-4}, {@code lanes-8} or {@code lanes-16},
 *       without a race; where the JVM has no lanes, MessageDigest is taken instead and {@link #describe} says why.
 *   <li>{@code atlas.sha256.require}: {@code digest} or {@code lanes}: take them or refuse to hash much at once.
 * </ul>
 */
public final class Sha256Kernels {
    private static final Sha256Selection SELECTION = new Sha256Selection(
            new Sha256Chooser(VectorFamily.OfThisJvm::provider),
            System.getProperty("atlas.sha256"),
            System.getProperty("atlas.sha256.require"),
            work -> Kernels.startInBackground("atlas-sha256-race", work));

    private Sha256Kernels() {}

    /**
     * Returns a new hash in lanes; null where, or as long as, MessageDigest hashes.
     *
     * @throws IllegalStateException where a property has an unknown value or required lanes cannot be had
     */
    @SuppressWarnings("exports") // the annotation: whoever compiles without JSpecify does without it
    public static @Nullable LaneSha256 lanes() {
        return SELECTION.lanes();
    }

    /** Returns one line: what hashes, and why. */
    public static String describe() {
        return SELECTION.describe();
    }
}
