package dev.atlasl2.wasm.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes modules like TeaVM's: imports of annotated methods, externref for vectors, and garbage-collected types among
 * them.
 */
final class TeavmLike {
    private final List<FunctionType> types = new ArrayList<>();
    private final ByteWriter imports = new ByteWriter();
    private final List<Integer> functions = new ArrayList<>();
    private final List<ByteWriter> bodies = new ArrayList<>();
    private final Map<String, Integer> exports = new LinkedHashMap<>();
    private final Map<Integer, String> names = new TreeMap<>();
    private int imported;

    /** Returns the number of the imported function. */
    int imports(String module, String name, FunctionType type) {
        imports.name(module).name(name).u8(0).u32(type(type));
        return imported++;
    }

    /** Call after all imports. */
    int function(FunctionType type, List<ValueType> locals, List<Instruction> body) {
        functions.add(type(type));
        bodies.add(new FunctionBody(locals, body).encode());
        return imported + functions.size() - 1;
    }

    void function(FunctionType type, byte... body) {
        functions.add(type(type));
        bodies.add(new ByteWriter().raw(body));
    }

    void export(String name, int function) {
        exports.put(name, function);
    }

    void name(int function, String name) {
        names.put(function, name);
    }

    byte[] bytes() {
        ByteWriter out = new ByteWriter().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        ByteWriter typeSection = new ByteWriter().u32(types.size() + 1);
        for (FunctionType type : types) {
            typeSection.u8(0x60).u32(type.params().size());
            type.params().forEach(param -> typeSection.u8(param.code()));
            typeSection.u32(type.results().size());
            type.results().forEach(result -> typeSection.u8(result.code()));
        }
        // a struct of i8 and (ref null any)
        typeSection
                .u8(0x4e)
                .u32(1)
                .u8(0x50)
                .u32(0)
                .u8(0x5f)
                .u32(2)
                .u8(0x78)
                .u8(1)
                .u8(0x63)
                .u8(0x6e)
                .u8(0);
        out.u8(1).sized(typeSection);
        out.u8(2).sized(new ByteWriter().u32(imported).raw(imports.toByteArray()));
        ByteWriter functionSection = new ByteWriter().u32(functions.size());
        functions.forEach(functionSection::u32);
        out.u8(3).sized(functionSection);
        ByteWriter exportSection = new ByteWriter().u32(exports.size());
        exports.forEach((name, function) -> exportSection.name(name).u8(0).u32(function));
        out.u8(7).sized(exportSection);
        ByteWriter code = new ByteWriter().u32(bodies.size());
        bodies.forEach(code::sized);
        out.u8(10).sized(code);
        ByteWriter nameMap = new ByteWriter().u32(names.size());
        names.forEach((function, name) -> nameMap.u32(function).name(name));
        out.u8(0).sized(new ByteWriter().name("name").u8(1).sized(nameMap));
        return out.toByteArray();
    }

    private int type(FunctionType type) {
        if (!types.contains(type)) {
            types.add(type);
        }
        return types.indexOf(type);
    }
}
