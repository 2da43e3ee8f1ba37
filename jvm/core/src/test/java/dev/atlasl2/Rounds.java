package dev.atlasl2;

/**
 * Rounds of a race: at least 200, and for at least half a second, so that a busy machine makes tests neither long nor
 * useless.
 */
final class Rounds {
    private static final int FEWEST = 200;
    private static final long NANOS = 500_000_000;

    private final long start = System.nanoTime();
    private int count;

    boolean next() {
        return count++ < FEWEST || System.nanoTime() - start < NANOS;
    }

    boolean isEven() {
        return count % 2 == 0;
    }
}
