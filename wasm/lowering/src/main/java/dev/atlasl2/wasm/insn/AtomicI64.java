package dev.atlasl2.wasm.insn;

import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;

/**
 * Atomic instructions over 64-bit numbers in memory, sequentially consistent. An address that is not a multiple of 8
 * traps.
 */
public final class AtomicI64 {
    private static final int BYTES = 8;

    private AtomicI64() {}

    @Insn("i64.atomic.load")
    public static long load(int p) {
        return update(p, old -> old);
    }

    @Insn("i64.atomic.store")
    public static void store(int p, long value) {
        update(p, old -> value);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.add")
    public static long add(int p, long n) {
        return update(p, old -> old + n);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.sub")
    public static long subtract(int p, long n) {
        return update(p, old -> old - n);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.and")
    public static long and(int p, long n) {
        return update(p, old -> old & n);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.or")
    public static long or(int p, long n) {
        return update(p, old -> old | n);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.xor")
    public static long exclusiveOr(int p, long n) {
        return update(p, old -> old ^ n);
    }

    /** Returns the old value. */
    @Insn("i64.atomic.rmw.xchg")
    public static long exchange(int p, long n) {
        return update(p, old -> n);
    }

    /** Stores {@code next} if the memory holds {@code expected}. Returns the old value. */
    @Insn("i64.atomic.rmw.cmpxchg")
    public static long compareExchange(int p, long expected, long next) {
        return update(p, old -> old == expected ? next : old);
    }

    private static long update(int p, LongUnaryOperator next) {
        ByteBuffer memory = JvmMemory.aligned(p, BYTES);
        synchronized (memory) {
            long old = memory.getLong(p);
            memory.putLong(p, next.applyAsLong(old));
            return old;
        }
    }
}
