package dev.atlasl2.wasm.kernels;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A budget by the kernels, in memory of one thread or in shared memory. Each call runs on the thread that makes it,
 * without a lock.
 */
final class WordBudget implements dev.atlasl2.vectors.oracle.Budget {
    private static final int PAGES = 4;
    private static final long MAX_U32 = 0xffff_ffffL;

    private final Runnable enter;
    /** Each call has its amounts at an address of its own. */
    private final AtomicInteger top = new AtomicInteger(Layout.HEAP + Budget.BYTES);

    /** In this thread's own memory, which is reset afterwards. */
    static WordBudget own(long initial) {
        JvmMemory.reset(PAGES);
        return new WordBudget(() -> {}, initial);
    }

    static WordBudget shared(long initial) {
        return new WordBudget(JvmMemory.shared(PAGES)::enter, initial);
    }

    private WordBudget(Runnable enter, long initial) {
        this.enter = enter;
        enter.run();
        refuse(Budget.create(Layout.HEAP, u32(initial)));
    }

    @Override
    public int available() {
        enter.run();
        int answer = Budget.available(Layout.HEAP);
        refuse(Math.max(-answer, 0));
        return answer;
    }

    @Override
    public void allocate(long n) {
        enter.run();
        refuse(Budget.allocate(Layout.HEAP, u32(n)));
    }

    @Override
    public void allocateAll(long... amounts) {
        enter.run();
        int at = top.getAndAdd(4 * amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            int word = u32(amounts[i]);
            JvmMemory.write(
                    at + 4 * i, new byte[] {(byte) word, (byte) (word >> 8), (byte) (word >> 16), (byte) (word >> 24)});
        }
        refuse(Budget.allocateAll(Layout.HEAP, at, amounts.length));
    }

    @Override
    public void release(long n) {
        enter.run();
        refuse(Budget.release(Layout.HEAP, u32(n)));
    }

    /** An unsigned 32-bit argument from a wider one, as a host makes it. */
    private static int u32(long value) {
        if (value < 0 || value > MAX_U32) {
            throw new AtlasException(ErrorCode.INVALID, "n must be 0.." + MAX_U32 + ", got " + value);
        }
        return (int) value;
    }

    private static void refuse(int code) {
        if (code != Codes.OK) {
            throw new AtlasException(ErrorCode.of(code), "refused by the kernel");
        }
    }
}
