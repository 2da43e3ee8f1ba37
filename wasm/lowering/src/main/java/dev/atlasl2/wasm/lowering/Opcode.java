package dev.atlasl2.wasm.lowering;

import java.util.List;

/**
 * One row of the table {@code opcodes.txt}.
 *
 * @param prefix 0 for none, or the byte before the code
 * @param code the code, below 2^32
 * @param name the instruction's name in the text format
 * @param type operands and results; null where the instruction has a typing rule of its own
 * @param immediates what follows the code, in order
 */
record Opcode(int prefix, int code, String name, FunctionType type, List<Immediate> immediates) {
    /** Whether it is an atomic access to memory (threads proposal). */
    boolean isAtomic() {
        return prefix == 0xfe;
    }

    @Override
    public String toString() {
        return name + " (" + (prefix == 0 ? "" : Integer.toHexString(prefix) + " ") + Integer.toHexString(code) + ")";
    }
}
