package dev.atlasl2.wasm.kernels;

/**
 * A budget by the kernels. The memory is not shared between threads, so calls come one after the other, as from a host
 * with one thread.
 */
final class KernelBudget implements dev.atlasl2.vectors.oracle.Budget {
    private final Struct struct = new Struct(Budget.BYTES);

    KernelBudget(long initial) {
        struct.accept(new Arena(0), at -> Budget.create(at, Records.u32(initial)));
    }

    @Override
    public synchronized int available() {
        return struct.answer(new Arena(0), Budget::available);
    }

    @Override
    public synchronized void allocate(long n) {
        struct.accept(new Arena(0), at -> Budget.allocate(at, Records.u32(n)));
    }

    @Override
    public synchronized void allocateAll(long... amounts) {
        Arena arena = new Arena(4L * amounts.length);
        int words = Struct.amounts(arena, amounts);
        struct.accept(arena, at -> Budget.allocateAll(at, words, amounts.length));
    }

    @Override
    public synchronized void release(long n) {
        struct.accept(new Arena(0), at -> Budget.release(at, Records.u32(n)));
    }
}
