package dev.atlasl2.wasm.lowering;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Instructions from and to the binary format. */
final class InstructionCodec {
    private InstructionCodec() {}

    /** @throws LoweringException if the opcode or an immediate is unknown */
    static Instruction read(ByteReader in) {
        int first = in.u8();
        Opcode opcode = Opcodes.isPrefix(first) ? Opcodes.coded(first, in.u32()) : Opcodes.coded(0, first);
        LongStream.Builder immediates = LongStream.builder();
        for (Immediate immediate : opcode.immediates()) {
            readImmediate(in, immediate, immediates);
        }
        return new Instruction(opcode, immediates.build().toArray());
    }

    private static void readImmediate(ByteReader in, Immediate immediate, LongStream.Builder to) {
        switch (immediate.kind()) {
            case MEMORY -> {
                to.add(in.u32());
                to.add(Integer.toUnsignedLong(in.u32()));
            }
            case LABEL, FUNCTION, LOCAL, GLOBAL -> to.add(Integer.toUnsignedLong(in.u32()));
            case LABELS -> {
                for (int left = in.count(); left >= 0; left--) {
                    to.add(in.u32());
                }
            }
            case BLOCK -> to.add(blockType(in));
            case TYPES -> {
                if (in.u32() != 1) {
                    throw new LoweringException("select of other than one type at byte " + in.position());
                }
                to.add(in.u8());
            }
            case I32, I64, HEAP -> to.add(in.s64());
            default -> {
                for (int left = byteCount(immediate); left > 0; left--) {
                    to.add(in.u8());
                }
            }
        }
    }

    private static long blockType(ByteReader in) {
        int first = in.peek();
        if (first == 0x63 || first == 0x64) {
            throw new LoweringException("block with a reference as its result");
        }
        return in.s64();
    }

    private static int byteCount(Immediate immediate) {
        return switch (immediate.kind()) {
            case LANES -> immediate.count();
            case F32 -> 4;
            case F64 -> 8;
            case BYTES16 -> 16;
            case ZERO -> 1;
            case ZERO2 -> 2;
            default -> throw new IllegalArgumentException("not bytes: " + immediate);
        };
    }

    static void write(ByteWriter out, Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (opcode.prefix() != 0) {
            out.u8(opcode.prefix()).u32(opcode.code());
        } else {
            out.u8(opcode.code());
        }
        long[] left = instruction.immediates();
        for (Immediate immediate : opcode.immediates()) {
            left = Arrays.copyOfRange(left, writeImmediate(out, immediate, left), left.length);
        }
    }

    private static int writeImmediate(ByteWriter out, Immediate immediate, long[] values) {
        switch (immediate.kind()) {
            case MEMORY -> {
                out.u32((int) values[0]).u32((int) values[1]);
                return 2;
            }
            case LABEL, FUNCTION, LOCAL, GLOBAL -> out.u32((int) values[0]);
            case LABELS -> {
                out.u32(values.length - 1);
                for (long label : values) {
                    out.u32((int) label);
                }
                return values.length;
            }
            case TYPES -> out.u32(1).u8((int) values[0]);
            // a block's type is signed too: types beyond 63 take two bytes
            case BLOCK, I32, I64, HEAP -> out.s64(values[0]);
            default -> {
                for (int i = 0; i < byteCount(immediate); i++) {
                    out.u8((int) values[i]);
                }
                return byteCount(immediate);
            }
        }
        return 1;
    }
}
