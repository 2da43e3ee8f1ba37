package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.WasmModule.Body;
import dev.atlasl2.wasm.lowering.WasmModule.ImportedFunction;
import dev.atlasl2.wasm.lowering.WasmModule.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a module, also one with garbage-collected types, as far as {@link WasmModule} needs it. */
final class ModuleReader {
    private static final int MAGIC_AND_VERSION = 8;
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final List<FunctionType> types = new ArrayList<>();
    private final List<ImportedFunction> imports = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private final Map<String, Integer> exports = new LinkedHashMap<>();
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private Memory memory;
    private int start = -1;

    private ModuleReader() {}

    /** @throws LoweringException if the bytes are not a module */
    static WasmModule read(byte[] bytes) {
        return new ModuleReader().module(new ByteReader(bytes));
    }

    private WasmModule module(ByteReader in) {
        if (!Arrays.equals(in.raw(MAGIC_AND_VERSION), HEADER)) {
            throw new LoweringException("not a WebAssembly module of version 1");
        }
        while (in.hasMore()) {
            int id = in.u8();
            section(id, in.part(in.u32()));
        }
        return new WasmModule(types, imports, functions, bodies, exports, names, memory, start);
    }

    private void section(int id, ByteReader in) {
        switch (id) {
            case 0 -> custom(in);
            case 1 -> repeat(in, () -> recursionGroup(in));
            case 2 -> repeat(in, () -> importEntry(in));
            case 3 -> repeat(in, () -> functions.add(in.u32()));
            case 5 -> repeat(in, () -> memory(in, false));
            case 7 -> repeat(in, () -> exportEntry(in));
            case 8 -> start = in.u32();
            case 10 -> repeat(in, () -> bodies.add(new Body(in.raw(in.u32()))));
            default -> {} // tables, globals, elements, data, tags belong to TeaVM's runtime; no kernel reaches them
        }
    }

    private static void repeat(ByteReader in, Runnable entry) {
        for (int left = in.count(); left > 0; left--) {
            entry.run();
        }
    }

    private void recursionGroup(ByteReader in) {
        if (in.peek() == 0x4e) {
            in.u8();
            repeat(in, () -> type(in));
        } else {
            type(in);
        }
    }

    private void type(ByteReader in) {
        int form = in.u8();
        if (form == 0x50 || form == 0x4f) { // a subtype: the numbers of its supertypes, then the type itself
            repeat(in, in::u32);
            form = in.u8();
        }
        switch (form) {
            case 0x60 -> {
                FunctionType type = new FunctionType(values(in), values(in));
                types.add(type.usesReferences() ? null : type);
            }
            case 0x5f -> {
                repeat(in, () -> field(in));
                types.add(null);
            }
            case 0x5e -> {
                field(in);
                types.add(null);
            }
            default ->
                throw new LoweringException(
                        "unknown form of type 0x" + Integer.toHexString(form) + " at byte " + in.position());
        }
    }

    private static void field(ByteReader in) {
        if (in.peek() == 0x78 || in.peek() == 0x77) { // packed: i8, i16
            in.u8();
        } else {
            valueType(in);
        }
        in.u8();
    }

    private static List<ValueType> values(ByteReader in) {
        List<ValueType> values = new ArrayList<>();
        repeat(in, () -> values.add(valueType(in)));
        return values;
    }

    static ValueType valueType(ByteReader in) {
        int code = in.u8();
        if (code == 0x63 || code == 0x64) { // (ref null ht), (ref ht)
            in.s64();
            return ValueType.REFERENCE;
        }
        return ValueType.of(code);
    }

    private void importEntry(ByteReader in) {
        String module = in.name();
        String name = in.name();
        int kind = in.u8();
        switch (kind) {
            case 0 -> imports.add(new ImportedFunction(module, name, in.u32()));
            case 2 -> {
                if (!module.equals(Memory.MODULE) || !name.equals(Memory.NAME)) {
                    throw new LoweringException("imported memory must be env.memory, got " + module + "." + name);
                }
                memory(in, true);
            }
            case 3 -> {
                valueType(in);
                in.u8();
            }
            case 4 -> {
                in.u8();
                in.u32();
            }
            default -> throw new LoweringException("unknown kind " + kind + " of import " + module + "." + name);
        }
    }

    private void memory(ByteReader in, boolean imported) {
        int flags = in.u8();
        if (memory != null || flags > 3 || flags == 2) {
            throw new LoweringException("a memory other than one of 32-bit addresses, at byte " + in.position());
        }
        int pages = in.u32();
        memory = new Memory(pages, (flags & 1) == 0 ? -1 : in.u32(), (flags & 2) != 0, imported);
    }

    private void exportEntry(ByteReader in) {
        String name = in.name();
        int kind = in.u8();
        int index = in.u32();
        if (kind == 0) {
            exports.put(name, index);
        }
    }

    private void custom(ByteReader in) {
        if (!in.name().equals("name")) {
            return;
        }
        while (in.hasMore()) {
            int id = in.u8();
            ByteReader part = in.part(in.u32());
            if (id == 1) {
                repeat(part, () -> names.put(part.u32(), part.name()));
            }
        }
    }
}
