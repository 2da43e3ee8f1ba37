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
 * <p>Without them the widest vectors that suit the machine are taken where {@code jdk.incubator.vector} and the vector
 * module of this library are there, else SWAR.
 */
public final class Kernels {
    private static final KernelChoice CHOICE = choose();
    // A constant to the compiler, so that a call through it costs nothing.
    private static final @Nullable Kernel KERNEL = CHOICE.kernel();

    private Kernels() {}

    /**
     * Returns the kernel of this JVM.
     *
     * @throws IllegalStateException where a property has an unknown value or a required kernel cannot be had
     */
    public static Kernel get() {
        if (KERNEL == null) {
            throw new IllegalStateException(CHOICE.reason());
        }
        return KERNEL;
    }

    /** Returns one line: which kernel, and why this one; or why there is none. */
    public static String describe() {
        return CHOICE.describe();
    }

    private static KernelChoice choose() {
        KernelChoice choice = new KernelChooser(new VectorFamily.OfThisJvm())
                .choose(System.getProperty("atlas.kernel"), System.getProperty("atlas.kernel.require"));
        // A quieter line is not worth the start of a logger: 17 of the 35 ms of a JVM's first sum (Zen 3, JDK 25).
        // describe() has it.
        if (choice.level().compareTo(Level.INFO) >= 0) {
            System.getLogger("dev.atlasl2").log(choice.level(), choice.describe());
        }
        return choice;
    }
}
