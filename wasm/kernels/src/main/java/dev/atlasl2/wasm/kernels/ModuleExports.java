package dev.atlasl2.wasm.kernels;

import org.teavm.interop.Export;

/** Calls about the module itself. */
final class ModuleExports {
    private static final int SEMANTICS = 1 << 16;

    private ModuleExports() {}

    /** Fills the kernels' own page; runs once, before any call. */
    @Export(name = "start")
    static void start() {
        Sha256Constants.store();
    }

    /** The packed version of the semantics (clause S1.6). */
    @Export(name = "abi.version")
    static int version() {
        return SEMANTICS;
    }

    /** The first address that is the host's. */
    @Export(name = "abi.heap_base")
    static int heapBase() {
        return Layout.HEAP;
    }
}
