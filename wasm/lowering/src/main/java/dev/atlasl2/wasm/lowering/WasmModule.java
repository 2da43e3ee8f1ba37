package dev.atlasl2.wasm.lowering;

import java.util.List;
import java.util.Map;

/**
 * What the lowering needs to know of a module.
 *
 * @param types function types by number; null where the type is none or speaks of references that numbers cannot stand
 *     for
 * @param imports imported functions, which have the first function numbers
 * @param functions the type numbers of the module's own functions, which have the numbers after them
 * @param bodies their bodies, not yet decoded
 * @param exports exported functions, name to function number
 * @param names function names for debuggers, where there are any
 * @param memory the module's memory, its own or imported, null where it has none
 * @param start the function that runs first, -1 for none
 */
record WasmModule(
        List<FunctionType> types,
        List<ImportedFunction> imports,
        List<Integer> functions,
        List<Body> bodies,
        Map<String, Integer> exports,
        Map<Integer, String> names,
        Memory memory,
        int start) {

    /** An imported function and its type number. */
    record ImportedFunction(String module, String name, int type) {}

    /**
     * A memory.
     *
     * @param pages pages of 65,536 bytes at first
     * @param mostPages pages at most, -1 where nothing is said
     * @param shared whether several threads may work on it
     * @param imported whether the host brings it, as {@code env.memory}
     */
    record Memory(int pages, int mostPages, boolean shared, boolean imported) {
        static final String MODULE = "env";
        static final String NAME = "memory";

        /** A memory of the module's own, for one thread at a time. */
        static Memory own(int pages, int mostPages) {
            return new Memory(pages, mostPages, false, false);
        }

        /** A memory for several threads: imported, because the instances of all of them must use the same one. */
        static Memory shared(int pages, int mostPages) {
            return new Memory(pages, mostPages, true, true);
        }
    }

    /** The position of a function's locals and instructions. */
    record Body(byte[] bytes) {}

    FunctionType typeOf(int function) {
        int type = function < imports.size() ? imports.get(function).type() : functions.get(function - imports.size());
        return types.get(type);
    }

    /** Returns a name for messages. */
    String describe(int function) {
        if (function < imports.size()) {
            return imports.get(function).module() + "." + imports.get(function).name();
        }
        return exports.entrySet().stream()
                .filter(export -> export.getValue() == function)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(names.getOrDefault(function, "#" + function));
    }
}
