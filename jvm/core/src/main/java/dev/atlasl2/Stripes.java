package dev.atlasl2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Several cells for one number, so that threads that change it at the same time use different cells on different cache
 * lines. It chooses the cell of a thread. Threads get cells in the order in which they come, and a thread moves to the
 * next cell if another thread disturbs it.
 */
final class Stripes {
    /** Compares, sets and adds to elements of {@link #cells}. */
    static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** 128 bytes: two cache lines, because some processors fetch them in pairs. */
    private static final int STRIDE = 16;

    private static final int SLOTS = 64;
    /** The distance from a cell to the slot number of the thread that took it last. */
    private static final int OWNER = 1;
    /** From a cell to a second number on the same line. */
    static final int SECOND = 2;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** The numbers, at {@link #cell}. Next to each is the slot number of the thread that took it last. */
    final long[] cells;
    /** A power of two. */
    final int count;

    /**
     * The index into cells for threads whose ids have the same lowest six bits; 0 if none has come yet. Races are
     * harmless: every cell is correct, and a wrong one is only slower.
     */
    private final int[] slots = new int[SLOTS];

    private int enrolled;

    /** Makes as many stripes as the machine has processors, rounded to a power of two, but at most {@code most}. */
    static Stripes upTo(int most) {
        int count = 1;
        while (count < PROCESSORS && count < most) {
            count <<= 1;
        }
        return new Stripes(count);
    }

    /** @param count a power of two */
    Stripes(int count) {
        this.count = count;
        cells = new long[(count + 1) * STRIDE];
    }

    /** Returns the index into cells of a stripe, 0 to count - 1. */
    int cell(int stripe) {
        return (stripe + 1) * STRIDE - STRIDE / 2;
    }

    /** Returns the index into cells of the calling thread's stripe. */
    int mine() {
        int slot = (int) Thread.currentThread().getId() & SLOTS - 1;
        int at = slots[slot];
        // It is on the cache line that the caller will write next, so reading it costs nothing.
        return at != 0 && cells[at + OWNER] == slot ? at : moveOn(slot);
    }

    /** Takes the next stripe, even if another thread has it. That thread moves on when it comes back. */
    private int moveOn(int slot) {
        int at = cell(enrolled++ & count - 1);
        cells[at + OWNER] = slot;
        slots[slot] = at;
        return at;
    }
}
