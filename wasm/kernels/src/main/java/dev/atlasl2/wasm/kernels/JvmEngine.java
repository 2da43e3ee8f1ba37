package dev.atlasl2.wasm.kernels;

/** Which kernels a JVM thread runs; never compiled to WebAssembly, where the module is the engine. */
final class JvmEngine {
    private static final ThreadLocal<Boolean> SIMD = ThreadLocal.withInitial(() -> true);

    private JvmEngine() {}

    static boolean isSimd() {
        return SIMD.get();
    }

    static void choose(boolean simd) {
        SIMD.set(simd);
    }
}
