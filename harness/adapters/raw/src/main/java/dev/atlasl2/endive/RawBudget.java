package dev.atlasl2.endive;

import dev.atlasl2.vectors.oracle.Budget;

/** A budget by the module's calls. Its memory is not shared between threads, so calls come one after the other. */
final class RawBudget implements Budget {
    private final RawModule module;
    private final Struct struct = new Struct(4);

    RawBudget(RawModule module, long initial) {
        this.module = module;
        struct.accept(new Arena(module, 0), "budget_create", Host.u32(initial));
    }

    @Override
    public synchronized int available() {
        return struct.answer(new Arena(module, 0), "budget_available");
    }

    @Override
    public synchronized void allocate(long n) {
        struct.accept(new Arena(module, 0), "budget_allocate", Host.u32(n));
    }

    @Override
    public synchronized void allocateAll(long... amounts) {
        Arena arena = new Arena(module, 4L * amounts.length);
        struct.accept(arena, "budget_allocate_all", Struct.amounts(arena, amounts), amounts.length);
    }

    @Override
    public synchronized void release(long n) {
        struct.accept(new Arena(module, 0), "budget_release", Host.u32(n));
    }
}
