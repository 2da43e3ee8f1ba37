package dev.atlasl2;

import dev.atlasl2.kernel.CurrentKernel;
import dev.atlasl2.kernel.CurrentSha256;

/**
 * Tells which code computes sums and hashes in this JVM, and why. Every choice gives the same answers; only the speed
 * differs. System properties steer it. They are read once, at the first use.
 *
 * <table>
 * <caption>System properties</caption>
 * <tr><th>property</th><th>values</th><th>meaning</th></tr>
 * <tr><td>{@code atlas.kernel}</td>
 *     <td>{@code plain}, {@code swar}, {@code vector}, {@code vector-128}, {@code vector-256}, {@code vector-512},
 *     {@code vector-512-carry-save}</td>
 *     <td>sums use this kernel; if the JVM cannot, they use SWAR, and {@link #describe()} says why</td></tr>
 * <tr><td>{@code atlas.kernel.require}</td>
 *     <td>the same</td>
 *     <td>sums use this kernel or are refused with {@link IllegalStateException}; every width meets {@code vector},
 *     and {@code vector-512-carry-save} meets {@code vector-512}</td>
 *     </tr>
 * <tr><td>{@code atlas.sha256}</td>
 *     <td>{@code digest}, {@code lanes}, {@code lanes-4}, {@code lanes-8}, {@code lanes-16}</td>
 *     <td>trees and batches are hashed so; if the JVM has no lanes, by MessageDigest, and {@link #describeSha256()}
 *     says why</td></tr>
 * <tr><td>{@code atlas.sha256.require}</td>
 *     <td>{@code digest}, {@code lanes}</td>
 *     <td>trees and batches of 64 KiB and more are hashed so or refused with {@link IllegalStateException}</td></tr>
 * </table>
 *
 * <p>Without the first two, sums begin with SWAR. A background thread looks for vectors, that is for the module
 * {@code jdk.incubator.vector} and the vector module of this library. It checks and warms them up, and they take over
 * once they are faster. For vectors of 512 bits there is a second kernel, of carry-save adders: if it is clearly faster
 * than the first on this machine, it takes over. Without the last two, the first tree or batch of 64 KiB starts a race
 * between MessageDigest and hashes in the lanes of vectors. {@link #areRacing()} returns whether a race is running.
 *
 * <p>Thread-safe.
 */
public final class Kernels {
    private Kernels() {}

    /**
     * Returns one line: the kernel that computes sums at this moment and why it was chosen, or why there is none. In a
     * JVM that has just started, it waits about 0.1 s until the available vectors are known.
     */
    public static String describe() {
        return CurrentKernel.describe();
    }

    /**
     * Returns one line: the implementation that hashes trees and batches at this moment and why it was chosen, or why
     * there is none.
     */
    public static String describeSha256() {
        return CurrentSha256.describe();
    }

    /**
     * Returns whether a race is on, so that sums, trees or batches may soon become faster. Measure when it is over. The
     * race for sums starts with the JVM's first sum, that for trees and batches with the first of 64 KiB.
     */
    public static boolean areRacing() {
        return CurrentKernel.isRacing() || CurrentSha256.isRacing();
    }
}
