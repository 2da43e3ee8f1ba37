package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.ModuleWriter.NewFunction;
import dev.atlasl2.wasm.lowering.WasmModule.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns TeaVM's module into the module of one engine. Stateless. */
public final class Lowering {
    private Lowering() {}

    /**
     * Lowers a module.
     *
     * @param teavm what TeaVM wrote
     * @param engine whose functions are linked, such as {@code simd}
     * @param pages pages of 65,536 bytes that the memory has at first
     * @param mostPages how many it may have, up to 65,536
     * @param names of the functions to export; none given means all
     * @return a valid module that exports {@code memory} and what the kernels export as {@code abi.NAME}; equal
     *     arguments give equal bytes. Where a function uses an atomic instruction, the memory is shared and the one
     *     import, and nothing runs at instantiation, since each thread's instance would run it again; otherwise the
     *     memory is the module's own, and {@code start} runs first.
     * @throws LoweringException if the kernels use what has no place in such a module
     */
    public static byte[] lower(byte[] teavm, String engine, int pages, int mostPages, String... names) {
        WasmModule module = ModuleReader.read(teavm);
        Linker linker = new Linker(module, new Engine(engine));
        Rewriter rewriter = new Rewriter(module, linker);
        Map<String, Integer> exports = exports(module, linker, Set.of(names));
        List<NewFunction> functions = new ArrayList<>();
        reach(module, linker, rewriter, functions);
        boolean threads =
                functions.stream().anyMatch(function -> function.body().isAtomic());
        Integer start = threads ? null : module.exports().get(Engine.START);
        int newStart = start == null ? -1 : linker.function(start);
        reach(module, linker, rewriter, functions);
        Memory memory = threads ? Memory.shared(pages, mostPages) : Memory.own(pages, mostPages);
        byte[] lowered = ModuleWriter.write(linker.types(), functions, exports, memory, newStart);
        Validator.validate(lowered);
        return lowered;
    }

    private static Map<String, Integer> exports(WasmModule module, Linker linker, Set<String> names) {
        Map<String, Integer> exports = new TreeMap<>(); // TeaVM's order may vary
        module.exports().forEach((name, function) -> {
            if (name.startsWith(Engine.ABI)) {
                exports.put(name.substring(Engine.ABI.length()), function);
            }
        });
        if (exports.isEmpty() || !exports.keySet().containsAll(names)) {
            throw new LoweringException("expected functions " + Engine.ABI + "NAME, "
                    + (names.isEmpty() ? "one at least" : "one for each of " + new TreeSet<>(names))
                    + ", the module exports " + exports.keySet());
        }
        if (!names.isEmpty()) {
            exports.keySet().retainAll(names);
        }
        exports.replaceAll((name, function) -> linker.function(function));
        return exports;
    }

    /** Lowers the functions that are reached and not yet lowered. */
    private static void reach(WasmModule module, Linker linker, Rewriter rewriter, List<NewFunction> lowered) {
        for (int function = linker.next(); function >= 0; function = linker.next()) {
            lowered.add(function(module, function, linker, rewriter));
        }
    }

    private static NewFunction function(WasmModule module, int function, Linker linker, Rewriter rewriter) {
        String name = module.describe(function);
        try {
            FunctionType type = module.typeOf(function);
            if (type == null) {
                throw new LoweringException("references in its parameters or results");
            }
            FunctionBody body = FunctionBody.decode(
                    module.bodies().get(function - module.imports().size()));
            return new NewFunction(shortName(name), linker.type(type.lowered()), rewriter.rewrite(body));
        } catch (LoweringException e) {
            throw e.in("function " + name);
        }
    }

    /** The name that debuggers show: without the package, and without the prefix of public functions. */
    private static String shortName(String name) {
        return name.startsWith(Engine.ABI)
                ? name.substring(Engine.ABI.length())
                : name.replaceAll("^([a-z0-9_]+\\.)+(?=[A-Z])", "");
    }
}
