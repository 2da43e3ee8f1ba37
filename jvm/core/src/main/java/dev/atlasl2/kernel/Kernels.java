package dev.atlasl2.kernel;

import java.util.concurrent.locks.LockSupport;
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
 * the vector module of this library. It checks and warms them, and they take over once they are faster. In the first 20
 * ms of use not even SWAR is there: in a JVM that interprets, the obvious loop answers sooner.
 */
public final class Kernels {
    private static final @Nullable KernelChoice FORCED = forced();
    // Constants to the compiler, so that a call through them costs nothing.
    private static final @Nullable Kernel FIRST = FORCED == null ? new PlainKernel() : FORCED.kernel();
    /** Plain, both: they are read with every call, and who sees them late is right with the kernel before, too. */
    private static boolean started;

    private static boolean vectorsWon;

    static {
        if (FORCED == null) {
            beginRace();
        }
    }

    /*
     * Classes of their own, here and below: what the first sum of a JVM need not load, it does not wait for.
     */

    private static final class Race {
        private static final long PATIENCE = 60_000_000_000L; // ns; a busy machine may compile late
        static final KernelRace RACE = new KernelRace(new VectorFamily.OfThisJvm(), new TakeOver(), PATIENCE);
    }

    private static final class Racing implements Runnable {
        /** In ns: what a JVM does first has the processor, and the locks of class loading, to itself. */
        private static final long HEAD_START = 20_000_000;

        @Override
        public void run() {
            try {
                LockSupport.parkNanos(HEAD_START);
                start();
                Race.RACE.run();
            } catch (Throwable e) { // such as classes that a closed class loader has no more
                callOff("the race with vectors failed: " + e);
            }
        }
    }

    /** The kernels that come later are constants as well. */
    private static final class Swar {
        static final Kernel KERNEL = new SwarKernel();
    }

    private static final class Winner {
        static final @Nullable Kernel KERNEL = Race.RACE.outcome().kernel();
    }

    private static final class TakeOver implements Runnable {
        @Override
        public void run() {
            // In this order: a thread that sees the change finds a class that is initialised.
            vectorsWon = Winner.KERNEL != null;
        }
    }

    private static final class Refusal {
        static Kernel refuse() {
            throw new IllegalStateException(describe());
        }
    }

    private Kernels() {}

    /**
     * Returns the kernel of this JVM at this moment. All give the same answers: only one call's speed hangs on it.
     *
     * @throws IllegalStateException where a property has an unknown value or a required kernel cannot be had
     */
    public static Kernel get() {
        Kernel kernel = vectorsWon ? Winner.KERNEL : started ? Swar.KERNEL : FIRST;
        return kernel != null ? kernel : Refusal.refuse();
    }

    /**
     * Returns one line: which kernel, and why this one; or why there is none. In a JVM that has just started it waits,
     * some 0.1 s, until it is known which vectors there are.
     */
    public static String describe() {
        if (FORCED != null) {
            return FORCED.describe();
        }
        try {
            return Race.RACE.choice().describe();
        } catch (LinkageError e) { // the class loader was closed before the race began
            return get().name() + ": there was no race with vectors: " + e;
        }
    }

    private static void beginRace() {
        try {
            startInBackground("atlas-kernel-race", new Racing());
        } catch (Throwable e) { // slower, not broken
            start();
            callOff("no thread could be started to warm vectors up: " + e);
        }
    }

    /**
     * Starts a daemon thread that yields to all others.
     *
     * @throws OutOfMemoryError if the process can have no more threads
     */
    static void startInBackground(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private static void callOff(String reason) {
        try {
            Race.RACE.callOff(reason);
        } catch (LinkageError e) {
            return; // describe() tells
        }
    }

    private static void start() {
        // In this order: a thread that sees the change finds a class that is initialised.
        started = Swar.KERNEL != null;
    }

    private static @Nullable KernelChoice forced() {
        String wanted = System.getProperty("atlas.kernel");
        String required = System.getProperty("atlas.kernel.require");
        return wanted == null && required == null ? null : KernelChooser.chooseForThisJvm(wanted, required);
    }
}
