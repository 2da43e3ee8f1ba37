package dev.atlasl2.wasm.lowering;

import java.util.ArrayList;
import java.util.List;

/** A function's locals (without its parameters) and instructions, the last of which is {@code end}. */
record FunctionBody(List<ValueType> locals, List<Instruction> instructions) {
    private static final int MAX_LOCALS = 50_000; // the engines' limit

    /** @throws LoweringException if there is an instruction or a local that is not of numbers and V128 */
    static FunctionBody decode(WasmModule.Body body) {
        ByteReader in = new ByteReader(body.bytes());
        List<ValueType> locals = new ArrayList<>();
        for (int groups = in.count(); groups > 0; groups--) {
            int count = in.u32();
            ValueType type = ModuleReader.valueType(in);
            if (type == ValueType.REFERENCE) {
                throw new LoweringException("local of a reference type");
            }
            if (count < 0 || count > MAX_LOCALS - locals.size()) {
                throw new LoweringException("more than " + MAX_LOCALS + " locals");
            }
            for (int i = 0; i < count; i++) {
                locals.add(type);
            }
        }
        List<Instruction> instructions = new ArrayList<>();
        while (in.hasMore()) {
            instructions.add(InstructionCodec.read(in));
        }
        return new FunctionBody(locals, instructions);
    }

    boolean isAtomic() {
        return instructions.stream()
                .anyMatch(instruction -> instruction.opcode().isAtomic());
    }

    ByteWriter encode() {
        ByteWriter out = new ByteWriter();
        List<Integer> starts = new ArrayList<>(); // runs of equal types are written once
        for (int i = 0; i < locals.size(); i++) {
            if (i == 0 || locals.get(i) != locals.get(i - 1)) {
                starts.add(i);
            }
        }
        out.u32(starts.size());
        for (int g = 0; g < starts.size(); g++) {
            int end = g + 1 < starts.size() ? starts.get(g + 1) : locals.size();
            out.u32(end - starts.get(g)).u8(locals.get(starts.get(g)).code());
        }
        instructions.forEach(instruction -> InstructionCodec.write(out, instruction));
        return out;
    }
}
