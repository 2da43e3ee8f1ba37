package dev.atlasl2.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The same work in C, called in the cheapest way from Java: critical calls, which use heap arrays in place. */
final class Peers {
    private static final SymbolLookup LIBRARY = library();
    private static final FunctionDescriptor SUM_TYPE =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    private static final MethodHandle SUM = function("atlas_peer_sum", SUM_TYPE);
    private static final MethodHandle ADDERS = function("atlas_peer_adders", SUM_TYPE);
    private static final MethodHandle COPY = function(
            "atlas_peer_copy",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle LEAVES = function(
            "atlas_peer_leaves",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle DESCRIBE =
            function("atlas_peer_describe", FunctionDescriptor.of(ValueLayout.ADDRESS));

    private Peers() {}

    /** Returns whether a run has the library; without it, rows that need it are left out. */
    static boolean available() {
        return System.getProperty(PeerLibrary.PROPERTY) != null;
    }

    /** Returns the sum mod 96 of all bytes. */
    static int sum(MemorySegment data) throws Throwable {
        return (int) SUM.invokeExact(data, data.byteSize());
    }

    /** Returns the sum by carry-save adders, even if the processor got the other form. */
    static int adders(MemorySegment data) throws Throwable {
        return (int) ADDERS.invokeExact(data, data.byteSize());
    }

    /** Copies and returns the sum mod 96 of the copied bytes, in one loop. */
    static int copy(MemorySegment src, MemorySegment dst) throws Throwable {
        return (int) COPY.invokeExact(dst, src, src.byteSize());
    }

    /**
     * Hashes leaves of 4,096 bytes, three at a time interleaved: the most that one core can do.
     *
     * @param hashes 32 bytes for each leaf
     * @return 1; 0 if the processor has no SHA instructions and nothing was done
     */
    static int leaves(MemorySegment data, MemorySegment hashes) throws Throwable {
        return (int) LEAVES.invokeExact(hashes, data, data.byteSize() / 4096);
    }

    /** Returns which form of the sum is used on this processor. */
    static String describe() {
        try {
            MemorySegment text = (MemorySegment) DESCRIBE.invokeExact();
            return text.reinterpret(64).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static SymbolLookup library() {
        try {
            return SymbolLookup.libraryLookup(PeerLibrary.path(), Arena.global());
        } catch (Unavailable e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), type, Linker.Option.critical(true));
    }

    /** The reason why something cannot be measured here, and how to change that. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String reason) {
            super(reason);
        }
    }
}
