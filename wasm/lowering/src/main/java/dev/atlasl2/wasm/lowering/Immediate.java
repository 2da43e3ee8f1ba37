package dev.atlasl2.wasm.lowering;

import java.util.Locale;

/**
 * An immediate of an instruction.
 *
 * @param kind how it is written
 * @param count for MEMORY the number of bytes accessed; for LANES the number of lane numbers
 * @param bound for LANES: each is below this
 */
record Immediate(Kind kind, int count, int bound) {
    enum Kind {
        MEMORY,
        LANES,
        I32,
        I64,
        F32,
        F64,
        BYTES16,
        ZERO,
        ZERO2,
        BLOCK,
        LABEL,
        LABELS,
        FUNCTION,
        LOCAL,
        GLOBAL,
        TYPES,
        HEAP
    }

    /** Parses the table's form, such as {@code memory:4} or {@code lanes:16:32}. */
    static Immediate parse(String text) {
        String[] parts = text.split(":");
        return new Immediate(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 1,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    /** For MEMORY: the natural alignment as a power of two, which is also the largest that may be written. */
    int alignLog2() {
        return Integer.numberOfTrailingZeros(count);
    }
}
