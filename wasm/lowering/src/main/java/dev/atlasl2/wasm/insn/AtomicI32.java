package dev.atlasl2.wasm.insn;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/**
 * Atomic instructions over 32-bit numbers in memory, sequentially consistent. An address that is not a multiple of 4
 * traps.
 */
public final class AtomicI32 {
    private static final int BYTES = 4;

    private AtomicI32() {}

    @Insn("i32.atomic.load")
    public static int load(int p) {
        return update(p, old -> old);
    }

    @Insn("i32.atomic.store")
    public static void store(int p, int value) {
        update(p, old -> value);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.add")
    public static int add(int p, int n) {
        return update(p, old -> old + n);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.sub")
    public static int subtract(int p, int n) {
        return update(p, old -> old - n);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.and")
    public static int and(int p, int n) {
        return update(p, old -> old & n);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.or")
    public static int or(int p, int n) {
        return update(p, old -> old | n);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.xor")
    public static int exclusiveOr(int p, int n) {
        return update(p, old -> old ^ n);
    }

    /** Returns the old value. */
    @Insn("i32.atomic.rmw.xchg")
    public static int exchange(int p, int n) {
        return update(p, old -> n);
    }

    /** Stores {@code next} if the memory holds {@code expected}. Returns the old value. */
    @Insn("i32.atomic.rmw.cmpxchg")
    public static int compareExchange(int p, int expected, int next) {
        return update(p, old -> old == expected ? next : old);
    }

    private static int update(int p, IntUnaryOperator next) {
        ByteBuffer memory = JvmMemory.aligned(p, BYTES);
        synchronized (memory) {
            int old = memory.getInt(p);
            memory.putInt(p, next.applyAsInt(old));
            return old;
        }
    }
}
