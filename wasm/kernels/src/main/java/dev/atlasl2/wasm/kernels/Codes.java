package dev.atlasl2.wasm.kernels;

/** The codes that calls return (clause S1.4), for kernels, which have no enums. */
final class Codes {
    static final int OK = 0;
    static final int INVALID = 1;
    static final int STATE = 3;
    static final int BUDGET = 4;
    static final int CONSERVATION = 5;
    static final int WITNESS = 6;
    static final int DESTROYED = 7;

    private Codes() {}
}
