package dev.atlasl2.wasm.lowering;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bytes, numbers and names of the binary format, each number in its shortest form. */
final class ByteWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ByteWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    ByteWriter u32(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    ByteWriter s64(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            bytes.write(((int) rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        bytes.write((int) rest & 0x7f);
        return this;
    }

    ByteWriter name(String name) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        return u32(encoded.length).raw(encoded);
    }

    ByteWriter raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    /** Writes the number of the other writer's bytes, and then the bytes. */
    ByteWriter sized(ByteWriter content) {
        return u32(content.bytes.size()).raw(content.toByteArray());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
