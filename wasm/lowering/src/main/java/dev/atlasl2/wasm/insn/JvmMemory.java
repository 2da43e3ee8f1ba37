package dev.atlasl2.wasm.insn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The JVM's stand-in for the module's linear memory; never compiled to WebAssembly. One a thread, so that tests may run
 * side by side. An access outside it throws IndexOutOfBoundsException, where WebAssembly traps.
 */
public final class JvmMemory {
    /** Bytes of a page. */
    public static final int PAGE = 65_536;

    private static final ThreadLocal<JvmMemory> CURRENT = ThreadLocal.withInitial(() -> new JvmMemory(4));

    private final byte[] bytes;
    private final ByteBuffer view;

    private JvmMemory(int pages) {
        bytes = new byte[pages * PAGE];
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives this thread a fresh memory of zeros. */
    public static void reset(int pages) {
        CURRENT.set(new JvmMemory(pages));
    }

    /** Copies bytes into this thread's memory. */
    public static void write(int address, byte[] source) {
        System.arraycopy(source, 0, CURRENT.get().bytes, address, source.length);
    }

    /** Returns a copy of bytes of this thread's memory. */
    public static byte[] read(int address, int length) {
        return Arrays.copyOfRange(CURRENT.get().bytes, address, address + length);
    }

    static ByteBuffer view() {
        return CURRENT.get().view;
    }

    static byte[] bytes() {
        return CURRENT.get().bytes;
    }
}
