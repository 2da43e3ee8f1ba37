package dev.atlasl2.harness.targets;

/** How the code of a target of the kit is executed. */
enum Execution {
    /** As compiled code on this machine's processor. */
    NATIVE(1, false),
    /**
     * By an interpreter: SHA-256 over 16 MiB, the longest input of the core level, takes up to a minute on a busy Zen
     * 3.
     */
    INTERPRETED(10, true),
    /**
     * On an emulated processor: work of one second here takes about ten, because the compilers are emulated as well.
     */
    EMULATED(20, true);

    /** See {@link Target#timeFactor}. */
    final int timeFactor;
    /** See {@link Target#isOnlyIfNamed}. */
    final boolean isOnlyIfNamed;

    Execution(int timeFactor, boolean isOnlyIfNamed) {
        this.timeFactor = timeFactor;
        this.isOnlyIfNamed = isOnlyIfNamed;
    }
}
