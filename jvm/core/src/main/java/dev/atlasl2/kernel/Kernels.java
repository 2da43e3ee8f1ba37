package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of this JVM, chosen once, with its reason. Two system properties, read when this class is initialised,
 * steer the choice; both take {@code plain}, {@code swar}, {@code vector}, {@code vector-128}, {@code vector-256} or
 * {@code vector-512}:
 *
 * <ul>
 *   <li>{@code atlas.kernel}: take this one; where the JVM cannot, SWAR is taken instead and the reason says why.
 *   <li>{@code atlas.kernel.require}: take this one or refuse to compute; {@code vector} is met by every width.
 * </ul>
 *
 * <p>Without them SWAR begins, and a thread of its own looks for vectors, that is for {@code jdk.incubator.vector} and
 * the vector module of this library. It checks and warms them, and they take over once they are faster.
 */
public final class Kernels {
    private static final long PATIENCE = 60_000_000_000L; // ns; a busy machine may compile late
    private static final @Nullable KernelChoice FORCED = forced();
    private static final KernelRace RACE = new KernelRace(new VectorFamily.OfThisJvm(), new TakeOver(), PATIENCE);
    // Constants to the compiler, so that a call through them costs nothing.
    private static final @Nullable Kernel FIRST = FORCED == null ? new SwarKernel() : FORCED.kernel();
    /** Plain: it is read with every call, and who sees it late is right with SWAR, too. */
    private static boolean vectorsWon;

    static {
        if (FORCED == null) {
            RACE.begin();
        }
    }

    /** A class of its own, so that the kernel that comes later is a constant as well. */
    private static final class Winner {
        static final @Nullable Kernel KERNEL = RACE.outcome().kernel();
    }

    private Kernels() {}

    /**
     * Returns the kernel of this JVM at this moment. All give the same answers: only one call's speed hangs on it.
     *
     * @throws IllegalStateException where a property has an unknown value or a required kernel cannot be had
     */
    public static Kernel get() {
        Kernel kernel = vectorsWon ? Winner.KERNEL : FIRST;
        if (kernel == null) {
            throw new IllegalStateException(describe());
        }
        return kernel;
    }

    /**
     * Returns one line: which kernel, and why this one; or why there is none. In a JVM that has just started it waits,
     * some 0.1 s, until it is known which vectors there are.
     */
    public static String describe() {
        return (FORCED == null ? RACE.choice() : FORCED).describe();
    }

    /** A class: a lambda's bootstrap would be part of the first sum of a JVM. */
    private static final class TakeOver implements Runnable {
        @Override
        public void run() {
            // In this order: a thread that sees the change finds a class that is initialised.
            vectorsWon = Winner.KERNEL != null;
        }
    }

    private static @Nullable KernelChoice forced() {
        String wanted = System.getProperty("atlas.kernel");
        String required = System.getProperty("atlas.kernel.require");
        if (wanted == null && required == null) {
            return null;
        }
        KernelChoice choice = new KernelChooser(new VectorFamily.OfThisJvm()).choose(wanted, required);
        // A quieter line is not worth the start of a logger: 17 of the 35 ms of a JVM's first sum (Zen 3, JDK 25).
        // describe() has it.
        if (choice.level().compareTo(Level.INFO) >= 0) {
            System.getLogger("dev.atlasl2").log(choice.level(), choice.describe());
        }
        return choice;
    }
}
