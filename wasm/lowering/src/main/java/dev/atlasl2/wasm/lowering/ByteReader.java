package dev.atlasl2.wasm.lowering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads bytes, numbers and names of the binary format within one range. */
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int position() {
        return at;
    }

    int u8() {
        if (at >= end) {
            throw new LoweringException("the module ends in the middle of something, at byte " + at);
        }
        return bytes[at++] & 0xff;
    }

    int peek() {
        int value = u8();
        at--;
        return value;
    }

    /** Unsigned LEB128 of up to 32 bits. */
    int u32() {
        long value = unsigned(5);
        if (value >>> 32 != 0) {
            throw new LoweringException("number above 2^32-1 at byte " + at);
        }
        return (int) value;
    }

    /**
     * A number of elements. It may be at most the number of bytes that are left, so that a wrong number costs no
     * memory.
     */
    int count() {
        int value = u32();
        if (value < 0 || value > end - at) {
            throw new LoweringException(
                    "count " + Integer.toUnsignedString(value) + " exceeds the bytes that are left, at byte " + at);
        }
        return value;
    }

    private long unsigned(int most) {
        long value = 0;
        for (int i = 0; i < most; i++) {
            int next = u8();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new LoweringException("number of more than " + most + " bytes at byte " + at);
    }

    /** Signed LEB128 of up to 64 bits. */
    long s64() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return shift + 7 < 64 && (next & 0x40) != 0 ? value | -1L << (shift + 7) : value;
            }
        }
        throw new LoweringException("number of more than 10 bytes at byte " + at);
    }

    String name() {
        return new String(raw(count()), StandardCharsets.UTF_8);
    }

    byte[] raw(int length) {
        ByteReader part = part(length);
        return Arrays.copyOfRange(bytes, part.at, part.end);
    }

    /** Splits off a reader of the next {@code length} bytes and continues after them. */
    ByteReader part(int length) {
        if (length < 0 || length > end - at) {
            throw new LoweringException(
                    "a part of " + Integer.toUnsignedString(length) + " bytes at byte " + at + " reaches past the end");
        }
        ByteReader part = new ByteReader(bytes, at, at + length);
        at += length;
        return part;
    }
}
