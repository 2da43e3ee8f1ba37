package dev.atlasl2.benchmarks;

/** Says why something cannot be measured here, and what would make it so. */
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String reason) {
        super(reason);
    }
}
