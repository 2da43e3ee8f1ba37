package dev.atlasl2.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** SHA-256 of the machine's own OpenSSL. */
final class OpenSsl {
    private static final List<String> NAMES = List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib");

    private static final MethodHandle SHA256 = Linker.nativeLinker()
            .downcallHandle(
                    library().findOrThrow("SHA256"),
                    FunctionDescriptor.of(
                            ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
                    Linker.Option.critical(true));

    private OpenSsl() {}

    /** Writes the hash to out, 32 bytes. */
    static void sha256(MemorySegment data, MemorySegment out) throws Throwable {
        MemorySegment _ = (MemorySegment) SHA256.invokeExact(data, data.byteSize(), out);
    }

    /** Returns why it is not available here, and how to get it; empty if it is available. */
    static String missing() {
        try {
            library();
            return "";
        } catch (IllegalArgumentException e) {
            return "no OpenSSL to compare with: install libssl3 or what brings one of " + String.join(", ", NAMES);
        }
    }

    private static SymbolLookup library() {
        IllegalArgumentException none = new IllegalArgumentException("no libcrypto");
        for (String name : NAMES) {
            try {
                return SymbolLookup.libraryLookup(name, Arena.global());
            } catch (IllegalArgumentException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }
}
