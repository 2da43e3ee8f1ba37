package dev.atlasl2;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One number in several cells, so that threads that move it at once meet in none: which cell is mine, and cells that
 * share no cache line. Threads get cells in the order in which they come, and who is disturbed moves on to the next.
 */
final class Stripes {
    /** Compares, sets and adds to elements of {@link #cells}. */
    static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** 128 bytes: two cache lines, since some processors fetch them in pairs. */
    private static final int STRIDE = 16;

    private static final int SLOTS = 64;
    /** From a cell to the slot that took it last. */
    private static final int OWNER = 1;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** The numbers, at {@link #cell}; next to each the slot of the thread that took it last. */
    final long[] cells;
    /** A power of two. */
    final int count;

    /**
     * The index into cells of the threads whose ids agree in six bits; 0 for those that have not come yet. Written by
     * races, read plainly: any cell is right, another one is only slower.
     */
    private final int[] slots = new int[SLOTS];

    private int enrolled;

    /** Makes as many stripes as the machine has processors, made a power of two, but no more than {@code most}. */
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
        // On the line that the caller is about to write: a look at it costs nothing.
        return at != 0 && cells[at + OWNER] == slot ? at : moveOn(slot);
    }

    /** Takes the next stripe, also from another thread: that thread moves on when it comes back. */
    private int moveOn(int slot) {
        int at = cell(enrolled++ & count - 1);
        cells[at + OWNER] = slot;
        slots[slot] = at;
        return at;
    }
}
