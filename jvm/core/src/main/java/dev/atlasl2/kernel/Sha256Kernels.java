package dev.atlasl2.kernel;

import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final AtomicBoolean RACED = new AtomicBoolean();

    /** Null until the race is over. */
    private static volatile @Nullable Sha256Choice choice = new Sha256Chooser(Sha256Kernels::provider)
            .choose(System.getProperty("atlas.sha256"), System.getProperty("atlas.sha256.require"));

    private Sha256Kernels() {}

    /**
     * Returns a new hash in lanes; null where, or as long as, MessageDigest hashes.
     *
     * @throws IllegalStateException where a property has an unknown value or required lanes cannot be had
     */
    @SuppressWarnings("exports") // the annotation: whoever compiles without JSpecify does without it
    public static @Nullable LaneSha256 lanes() {
        Sha256Choice known = choice;
        if (known != null) {
            return known.lanes();
        }
        if (RACED.compareAndSet(false, true)) {
            Thread race = new Thread(
                    () -> choice = new Sha256Chooser(Sha256Kernels::provider).race(), "atlas-sha256-race");
            race.setDaemon(true);
            race.setPriority(Thread.MIN_PRIORITY);
            race.start();
        }
        return null;
    }

    /** Returns one line: what hashes, and why. */
    public static String describe() {
        Sha256Choice known = choice;
        if (known != null) {
            return known.describe();
        }
        return "digest: " + (RACED.get()
                ? "the race with lanes is on"
                : "no tree or batch was large enough yet for a race with lanes");
    }

    /** @throws UnsupportedOperationException with the reason, where there is none */
    private static KernelProvider provider() {
        if (ModuleLayer.boot().findModule(VectorFamily.MODULE).isEmpty()) {
            throw new UnsupportedOperationException("the module " + VectorFamily.MODULE + " is not in this JVM");
        }
        return ServiceLoader.load(KernelProvider.class, Sha256Kernels.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException("no vector kernel is installed"));
    }
}
