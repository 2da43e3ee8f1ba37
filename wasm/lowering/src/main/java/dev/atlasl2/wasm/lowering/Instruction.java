package dev.atlasl2.wasm.lowering;

import java.util.Arrays;

/**
 * One instruction of a function.
 *
 * @param opcode its row of the table
 * @param immediates its immediates as numbers, in the order of the binary format: a memory access has alignment (as a
 *     power of two) and offset, a block its type (-64 for none, below 0 a value type, else the number of a function
 *     type), bytes are numbers of their own, a list is preceded by nothing
 */
record Instruction(Opcode opcode, long... immediates) {
    static Instruction of(String name, long... immediates) {
        return new Instruction(Opcodes.named(name), immediates);
    }

    boolean is(String name) {
        return opcode.name().equals(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instruction that
                && opcode.equals(that.opcode)
                && Arrays.equals(immediates, that.immediates);
    }

    @Override
    public int hashCode() {
        return 31 * opcode.hashCode() + Arrays.hashCode(immediates);
    }

    @Override
    public String toString() {
        return opcode.name() + (immediates.length == 0 ? "" : " " + Arrays.toString(immediates));
    }
}
