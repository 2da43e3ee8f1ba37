package dev.atlasl2.kernel;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of this JVM. Two system properties, which are read when this class is initialised, force one; see {@code
 * dev.atlasl2.Kernels}. Without them there are three stages: first the obvious loop, which is the fastest while the JVM
 * interprets; SWAR after 20 ms; and the vector kernel once it has won its race.
 */
public final class CurrentKernel {
    private static final int SWAR = 1;
    private static final int WINNER = 2;

    // The compiler treats these as constants, here and in the classes below, so a call through them costs nothing.
    private static final @Nullable Choice<Kernel> FORCED = forced();
    private static final @Nullable Kernel FIRST = FORCED == null ? new PlainKernel() : FORCED.value();
    /**
     * Deliberately not volatile: it is read on every call, and a stale read only means that the previous kernel is
     * used, which gives the same results.
     */
    private static int stage;

    static {
        if (FORCED == null) {
            try {
                startInBackground("atlas-kernel-race", new Background());
            } catch (Throwable e) { // slower, not broken
                enter(SWAR);
                callOff("no thread could be started for a race with vectors: " + e);
            }
        }
    }

    private CurrentKernel() {}

    /* The rest is in classes of their own, so that the first sum of a JVM does not load them. */

    private static final class Background implements Runnable {
        /** In ns: meanwhile the first work of a JVM has the processor, and the locks of class loading, to itself. */
        private static final long HEAD_START = 20_000_000;

        @Override
        public void run() {
            try {
                LockSupport.parkNanos(HEAD_START);
                enter(SWAR);
                Vectors.RACE.run();
            } catch (Throwable e) { // for example classes that a closed class loader cannot load any more
                callOff("the race with vectors failed: " + e);
            }
        }
    }

    private static final class Vectors implements Consumer<Choice<Kernel>> {
        private static final long PATIENCE = 60_000_000_000L; // ns; the compiler may be late on a busy machine
        static final Race<Kernel> RACE = new Race<>(
                new KernelCandidates(new VectorModule.OfThisJvm(), PATIENCE), "to begin with", new Vectors());

        @Override
        public void accept(Choice<Kernel> choice) {
            if (choice.value() != SwarKernel.INSTANCE) {
                enter(WINNER);
            }
            choice.log();
        }
    }

    private static final class Winner {
        static final Kernel KERNEL = Vectors.RACE.choice().get();
    }

    /**
     * Returns the kernel of this JVM at this moment. All give the same answers: the choice changes only the speed.
     *
     * @throws IllegalStateException if a property has an unknown value or a required kernel is not available
     */
    public static Kernel get() {
        int now = stage;
        Kernel kernel = now == WINNER ? Winner.KERNEL : now == SWAR ? SwarKernel.INSTANCE : FIRST;
        if (kernel == null) {
            throw Properties.refusal();
        }
        return kernel;
    }

    /**
     * Returns one line: which kernel, and why; or why there is none. In a JVM that has just started, it waits about 0.1
     * s until the available vectors are known.
     */
    public static String describe() {
        if (FORCED != null) {
            return FORCED.describe();
        }
        try {
            return Vectors.RACE.known().describe();
        } catch (LinkageError e) { // the class loader was closed before the race began
            return get().name() + ": there was no race with vectors: " + e;
        }
    }

    /** Returns whether the kernel may still change. */
    public static boolean isRacing() {
        try {
            return FORCED == null && !Vectors.RACE.isOver();
        } catch (LinkageError e) { // as above
            return false;
        }
    }

    /**
     * Starts a daemon thread of the lowest priority.
     *
     * @throws OutOfMemoryError if the process can have no more threads
     */
    static void startInBackground(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** Initialises the kernel's class first, so that a thread that sees the change finds the class initialised. */
    private static void enter(int next) {
        Kernel kernel = next == WINNER ? Winner.KERNEL : SwarKernel.INSTANCE;
        stage = kernel != null ? next : stage;
    }

    private static void callOff(String reason) {
        try {
            Vectors.RACE.callOff(reason);
        } catch (LinkageError e) {
            return; // describe() reports it
        }
    }

    private static @Nullable Choice<Kernel> forced() {
        String wanted = System.getProperty("atlas.kernel");
        String required = System.getProperty("atlas.kernel.require");
        return wanted == null && required == null ? null : Properties.choice(wanted, required);
    }

    /** Where a property is given. Of the classes that it names, the verifier would load some for the first sum. */
    private static final class Properties {
        static Choice<Kernel> choice(@Nullable String wanted, @Nullable String required) {
            Choice<Kernel> choice =
                    new KernelCandidates(new VectorModule.OfThisJvm(), 0).forced("atlas.kernel", wanted, required);
            choice.log();
            return choice;
        }

        static RuntimeException refusal() {
            return new IllegalStateException(describe());
        }
    }
}
