package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.Module.MemoryLimits;
import dev.atlasl2.wasm.lowering.ModuleWriter.NewFunction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way from TeaVM's module to the module of one engine. Stateless. */
public final class Lowering {
    private Lowering() {}

    /**
     * Lowers a module.
     *
     * @param teavm what TeaVM wrote
     * @param engine whose functions are linked, such as {@code simd}
     * @param pages pages of 65,536 bytes that the memory has at first
     * @param mostPages how many it may have, up to 65,536
     * @return a valid module without imports that exports {@code memory} and everything that the kernels export as
     *     {@code abi.NAME}; equal arguments give equal bytes
     * @throws LoweringException where the kernels use what has no place in such a module
     */
    public static byte[] lower(byte[] teavm, String engine, int pages, int mostPages) {
        Module module = ModuleReader.read(teavm);
        Linker linker = new Linker(module, new Engine(engine));
        Map<String, Integer> exports = new LinkedHashMap<>();
        module.exports().entrySet().stream()
                .filter(Engine::isPublic)
                .sorted(Map.Entry.comparingByKey()) // TeaVM's order is its own affair
                .forEach(export ->
                exports.put(export.getKey().substring(Engine.ABI.length()), linker.function(export.getValue())));
        if (exports.isEmpty()) {
            throw new LoweringException("the module exports no function named " + Engine.ABI + "NAME");
        }
        Integer start = module.exports().get(Engine.START);
        int newStart = start == null ? -1 : linker.function(start);
        List<NewFunction> functions = new ArrayList<>();
        Rewriter rewriter = new Rewriter(module, linker);
        for (int function = linker.next(); function >= 0; function = linker.next()) {
            functions.add(function(module, function, linker, rewriter));
        }
        byte[] lowered = ModuleWriter.write(linker.types(), functions, exports, new MemoryLimits(pages, mostPages),
                newStart);
        Validator.validate(lowered);
        return lowered;
    }

    private static NewFunction function(Module module, int function, Linker linker, Rewriter rewriter) {
        String name = module.describe(function);
        try {
            FunctionType type = module.typeOf(function);
            if (type == null) {
                throw new LoweringException("references in its parameters or results");
            }
            FunctionBody body = FunctionBody.decode(module.bodies().get(function - module.imports().size()));
            return new NewFunction(shortName(name), linker.type(type.lowered()), rewriter.rewrite(body));
        } catch (LoweringException e) {
            throw e.in("function " + name);
        }
    }

    /** The name that debuggers show: without the package, and without the prefix of public functions. */
    private static String shortName(String name) {
        return name.startsWith(Engine.ABI) ? name.substring(Engine.ABI.length())
                : name.replaceAll("^([a-z0-9_]+\\.)+(?=[A-Z])", "");
    }
}
