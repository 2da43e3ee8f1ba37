package dev.atlasl2.wasm.kernels;

import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.concurrent.atomic.AtomicInteger;

/** A budget by the kernels on shared memory: each call works from the thread that makes it, with no lock around it. */
final class SharedBudget implements dev.atlasl2.vectors.oracle.Budget {
    private static final int PAGES = 4;

    private final JvmMemory memory = JvmMemory.shared(PAGES);
    /** Amounts lie where no other call's do. */
    private final AtomicInteger top = new AtomicInteger(Layout.HEAP + Budget.BYTES);

    SharedBudget(long initial) {
        memory.enter();
        Arena.refuse(Budget.create(Layout.HEAP, Records.u32(initial)));
    }

    @Override
    public int available() {
        memory.enter();
        int answer = Budget.available(Layout.HEAP);
        Arena.refuse(Math.max(-answer, 0));
        return answer;
    }

    @Override
    public void allocate(long n) {
        memory.enter();
        Arena.refuse(Budget.allocate(Layout.HEAP, Records.u32(n)));
    }

    @Override
    public void allocateAll(long... amounts) {
        memory.enter();
        int at = top.getAndAdd(4 * amounts.length);
        for (int i = 0; i < amounts.length; i++) {
            int word = Records.u32(amounts[i]);
            JvmMemory.write(
                    at + 4 * i, new byte[] {(byte) word, (byte) (word >> 8), (byte) (word >> 16), (byte) (word >> 24)});
        }
        Arena.refuse(Budget.allocateAll(Layout.HEAP, at, amounts.length));
    }

    @Override
    public void release(long n) {
        memory.enter();
        Arena.refuse(Budget.release(Layout.HEAP, Records.u32(n)));
    }
}
