package dev.atlasl2.wasm.kernels;

/** The main class that TeaVM needs. No export reaches it, so the lowering leaves it out. */
final class NoMain {
    private NoMain() {}

    /** Does nothing. */
    public static void main(String[] args) {}
}
