package dev.atlasl2.harness.floor;

import dev.atlasl2.vectors.Floor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * A reference workload of the harness, of the same size as a bench and alternating with it. Other work on the machine
 * slows both, so their ratio describes the target. The ruler does not run in the target, so no target can gain by being
 * slow at it.
 */
public enum Ruler {
    /**
     * FNV-1a: one multiplication per byte, each waiting for the one before, so no compiler and no vector unit makes it
     * faster. It measures the speed of the processor's cores.
     */
    FNV1A("one multiplication a byte") {
        @Override
        int once(byte[] data, byte[] other) {
            int hash = 0x811c9dc5;
            for (byte each : data) {
                hash = (hash ^ Byte.toUnsignedInt(each)) * 0x01000193;
            }
            return hash;
        }
    },
    /** Compares each half of each page with the other, by the JDK's vectors: how fast the bytes can be read. */
    READ("the JDK's Arrays.mismatch") {
        @Override
        int once(byte[] data, byte[] other) {
            int found = 0;
            for (int from = 0; from < data.length; from += PAGE) {
                int half = Math.min(PAGE, data.length - from) / 2;
                found += Arrays.mismatch(data, from, from + half, data, from + half, from + 2 * half);
            }
            return found;
        }
    },
    /** Copying, by the JDK's vectors. */
    MEMCPY("the JDK's System.arraycopy") {
        @Override
        int once(byte[] data, byte[] other) {
            System.arraycopy(data, 0, other, 0, data.length);
            return other[other.length - 1];
        }
    },
    /** Filling, by the JDK's vectors. */
    MEMSET("the JDK's Arrays.fill") {
        @Override
        int once(byte[] data, byte[] other) {
            Arrays.fill(other, data[0]);
            return other[other.length - 1];
        }
    },
    /** SHA-256 of the JDK, which uses the processor's instructions for it if there are any. */
    SHA256("the JDK's SHA-256") {
        @Override
        int once(byte[] data, byte[] other) {
            return DIGEST.get().digest(data)[0];
        }
    };

    /**
     * One stream of bytes in rising order, as a sum reads them; two distant streams were 1.5 times as fast on some
     * days.
     */
    static final int PAGE = 4096;

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    });

    private final String work;

    Ruler(String work) {
        this.work = work;
    }

    /** Returns the ruler for a floor: the one that it names, or the ceiling. */
    public static Ruler of(Floor floor) {
        return floor.demand() instanceof Floor.Ratio ratio ? named(ratio.ruler()) : ceiling(floor.op());
    }

    /** Returns the ruler of that name, such as {@code sha256}. */
    public static Ruler named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns the ruler that does the same work as a bench: the most that the machine can do. */
    public static Ruler ceiling(String op) {
        return switch (op) {
            case "copy" -> MEMCPY;
            case "fill" -> MEMSET;
            case "witness", "tree" -> SHA256;
            default -> READ;
        };
    }

    /** Returns whether its speed depends on the caches that the bytes fit into. */
    boolean isOfMemory() {
        return this != FNV1A && this != SHA256;
    }

    /** Returns the name as floor files and certificates have it. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it does, in words. */
    public String work() {
        return work;
    }

    /**
     * Does the work once.
     *
     * @param data read
     * @param other as long, may be written
     * @return a value that depends on the work
     */
    abstract int once(byte[] data, byte[] other);
}
