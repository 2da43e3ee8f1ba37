package dev.atlasl2.wasm.insn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The replacement for the module's linear memory on a JVM; never compiled to WebAssembly. Each thread has its own
 * memory, so that tests may run in parallel, unless threads {@linkplain #enter enter} a shared one. An access outside
 * it throws IndexOutOfBoundsException; in WebAssembly it traps.
 */
public final class JvmMemory {
    /** Bytes of a page. */
    public static final int PAGE = 65_536;

    private static final ThreadLocal<JvmMemory> CURRENT = ThreadLocal.withInitial(() -> new JvmMemory(4, false));

    private final byte[] bytes;
    private final ByteBuffer view;
    private final boolean shared;

    private JvmMemory(int pages, boolean shared) {
        this.shared = shared;
        bytes = new byte[pages * PAGE];
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives this thread a new memory of zeros. */
    public static void reset(int pages) {
        CURRENT.set(new JvmMemory(pages, false));
    }

    /** Returns a new memory of zeros that several threads may enter. */
    public static JvmMemory shared(int pages) {
        return new JvmMemory(pages, true);
    }

    /** Gives this thread the memory, like a worker that gets a shared memory. */
    public void enter() {
        CURRENT.set(this);
    }

    /** Returns whether this thread's memory is a shared one. */
    public static boolean isShared() {
        return CURRENT.get().shared;
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

    /** The object for an atomic access: its monitor makes the access atomic for all threads. */
    static ByteBuffer aligned(int address, int bytes) {
        if (address % bytes != 0) {
            throw new IndexOutOfBoundsException(
                    "address must be a multiple of " + bytes + ", got " + Integer.toUnsignedString(address));
        }
        return view();
    }

    static byte[] bytes() {
        return CURRENT.get().bytes;
    }
}
