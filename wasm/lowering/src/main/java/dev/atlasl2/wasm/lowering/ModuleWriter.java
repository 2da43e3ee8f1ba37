package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.WasmModule.Memory;
import java.util.List;
import java.util.Map;

/** Writes a module: types, memory, functions, exports, start, code, and the names that debuggers and profilers show. */
final class ModuleWriter {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int FUNCTION_KIND = 0;
    private static final int MEMORY_KIND = 2;

    /** A function of the new module, in the order of its number. */
    record NewFunction(String name, int type, FunctionBody body) {}

    private ModuleWriter() {}

    static byte[] write(
            List<FunctionType> types,
            List<NewFunction> functions,
            Map<String, Integer> exports,
            Memory memory,
            int start) {
        ByteWriter out = new ByteWriter().raw(HEADER);
        section(out, 1, types(types));
        if (memory.imported()) {
            section(
                    out,
                    2,
                    new ByteWriter()
                            .u32(1)
                            .name(Memory.MODULE)
                            .name(Memory.NAME)
                            .u8(MEMORY_KIND)
                            .raw(limits(memory)));
        }
        ByteWriter signatures = new ByteWriter().u32(functions.size());
        functions.forEach(function -> signatures.u32(function.type()));
        section(out, 3, signatures);
        if (!memory.imported()) {
            section(out, 5, new ByteWriter().u32(1).raw(limits(memory)));
        }
        section(out, 7, exports(exports));
        if (start >= 0) {
            section(out, 8, new ByteWriter().u32(start));
        }
        ByteWriter code = new ByteWriter().u32(functions.size());
        functions.forEach(function -> code.sized(function.body().encode()));
        section(out, 10, code);
        section(out, 0, names(functions));
        return out.toByteArray();
    }

    private static void section(ByteWriter out, int id, ByteWriter content) {
        out.u8(id).sized(content);
    }

    private static byte[] limits(Memory memory) {
        return new ByteWriter()
                .u8(memory.shared() ? 3 : 1)
                .u32(memory.pages())
                .u32(memory.mostPages())
                .toByteArray();
    }

    private static ByteWriter types(List<FunctionType> types) {
        ByteWriter out = new ByteWriter().u32(types.size());
        for (FunctionType type : types) {
            out.u8(0x60);
            values(out, type.params());
            values(out, type.results());
        }
        return out;
    }

    private static void values(ByteWriter out, List<ValueType> values) {
        out.u32(values.size());
        values.forEach(value -> out.u8(value.code()));
    }

    private static ByteWriter exports(Map<String, Integer> exports) {
        ByteWriter out = new ByteWriter()
                .u32(exports.size() + 1)
                .name("memory")
                .u8(MEMORY_KIND)
                .u32(0);
        exports.forEach((name, function) -> out.name(name).u8(FUNCTION_KIND).u32(function));
        return out;
    }

    private static ByteWriter names(List<NewFunction> functions) {
        ByteWriter names = new ByteWriter().u32(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            names.u32(i).name(functions.get(i).name());
        }
        return new ByteWriter().name("name").u8(1).sized(names);
    }
}
