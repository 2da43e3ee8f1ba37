package dev.atlasl2.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** The usual budget with an AtomicInteger: one compare-and-set each way, no checks of arguments. */
final class AtomicBudget {
    private final AtomicInteger available;

    AtomicBudget(int initial) {
        available = new AtomicInteger(initial);
    }

    int available() {
        return available.get();
    }

    boolean tryAllocate(int amount) {
        int now;
        do {
            now = available.get();
            if (now < amount) {
                return false;
            }
        } while (!available.compareAndSet(now, now - amount));
        return true;
    }

    void release(int amount) {
        int now;
        do {
            now = available.get();
        } while (!available.compareAndSet(now, (now + amount) % 96));
    }

    /** Takes a unit and gives it back, the given number of times. */
    long takeAndGive(int times) {
        int given = 0;
        for (int i = 0; i < times; i++) {
            if (tryAllocate(1)) {
                release(1);
                given++;
            }
        }
        return given;
    }
}
