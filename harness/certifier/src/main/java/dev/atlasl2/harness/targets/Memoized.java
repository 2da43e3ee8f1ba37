package dev.atlasl2.harness.targets;

import java.util.function.Supplier;

/** A supplier that is called once, by the first caller; the result is kept. */
final class Memoized<T> implements Supplier<T> {
    private final Supplier<T> source;
    private boolean isKnown;
    private T answer;

    Memoized(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (!isKnown) {
            answer = source.get();
            isKnown = true;
        }
        return answer;
    }
}
