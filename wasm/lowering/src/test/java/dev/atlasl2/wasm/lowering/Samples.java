package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.ModuleWriter.NewFunction;
import dev.atlasl2.wasm.lowering.WasmModule.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small modules for tests. */
final class Samples {
    static final FunctionType NOTHING = new FunctionType(List.of(), List.of());

    private Samples() {}

    /** A module of one exported function. */
    static byte[] module(FunctionType type, List<ValueType> locals, List<Instruction> body) {
        return module(List.of(type), locals, body);
    }

    /** The same with further types after the function's own. */
    static byte[] module(List<FunctionType> types, List<ValueType> locals, List<Instruction> body) {
        NewFunction run = new NewFunction("run", 0, new FunctionBody(locals, body));
        return ModuleWriter.write(types, List.of(run), Map.of("run", 0), Memory.own(1, 1), -1);
    }

    static List<Instruction> code(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof Instruction instruction ? instruction : Instruction.of((String) part))
                .toList();
    }

    static Instruction i(String name, long... immediates) {
        return Instruction.of(name, immediates);
    }

    /** Block types. */
    static final long NO_RESULT = -0x40;

    static final long I32_RESULT = -0x01;

    /** Sums 1..n by a loop, with every control instruction that kernels use. */
    static List<Instruction> control() {
        return code(
                i("block", NO_RESULT),
                i("loop", NO_RESULT),
                i("local.get", 0),
                "i32.eqz",
                i("br_if", 1),
                i("local.get", 1),
                i("local.get", 0),
                "i32.add",
                i("local.set", 1),
                i("local.get", 0),
                i("i32.const", 1),
                "i32.sub",
                i("local.tee", 0),
                "drop",
                i("br", 0),
                "end",
                "end",
                i("block", NO_RESULT),
                i("block", NO_RESULT),
                i("local.get", 0),
                i("br_table", 0, 1, 1),
                "end",
                "end",
                i("local.get", 0),
                i("if", I32_RESULT),
                i("i32.const", 7),
                "else",
                i("local.get", 1),
                "end",
                i("i32.const", 0),
                i("local.get", 1),
                "select",
                i("local.get", 2),
                i("v128.const", new long[16]),
                i("local.get", 0),
                "select",
                i("local.set", 2),
                i("local.get", 2),
                i("i32x4.extract_lane", 3),
                "i32.add",
                i("block", NO_RESULT),
                i("br", 0),
                "unreachable",
                "end",
                "return",
                "end");
    }

    static final FunctionType CONTROL_TYPE = new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
    static final List<ValueType> CONTROL_LOCALS = List.of(ValueType.I32, ValueType.V128);
}
