package dev.atlasl2.wasm.lowering;

import java.util.HashSet;
import java.util.Set;

/**
 * Validates the kind of module that the lowering writes: one memory, functions, no tables, no globals, no imports
 * except a shared memory. Every module that it accepts is valid by the WebAssembly specification, 2.0, section 3, with
 * the threads proposal. Modules that use more are refused, even if they are valid.
 */
final class Validator {
    private static final int MAX_PAGES = 65_536;

    private Validator() {}

    /** @throws LoweringException if the module is not valid, naming the function and the instruction */
    static void validate(byte[] bytes) {
        WasmModule module = ModuleReader.read(bytes);
        require(module.imports().isEmpty(), "the module imports functions");
        require(
                module.functions().size() == module.bodies().size(),
                "the module has other numbers of functions and bodies");
        WasmModule.Memory memory = module.memory();
        require(memory != null, "the module has no memory");
        require(memory.shared() == memory.imported(), "a memory is either shared and imported or neither");
        require(
                memory.pages() >= 0 && memory.pages() <= memory.mostPages() && memory.mostPages() <= MAX_PAGES,
                "the memory must have 0 <= pages <= most pages <= " + MAX_PAGES + ", got " + memory.pages() + " and "
                        + memory.mostPages());
        for (int type : module.functions()) {
            require(
                    type >= 0 && type < module.types().size() && module.types().get(type) != null,
                    "no function type " + type);
        }
        Set<String> names = new HashSet<>(module.exports().keySet());
        require(names.add("memory"), "a function is exported as memory");
        module.exports()
                .forEach((name, function) ->
                        require(isFunction(module, function), "export " + name + " is not a function of the module"));
        if (module.start() >= 0) {
            require(isFunction(module, module.start()), "the start function is not a function of the module");
            require(
                    module.typeOf(module.start()).params().isEmpty()
                            && module.typeOf(module.start()).results().isEmpty(),
                    "the start function has parameters or results");
        }
        for (int i = 0; i < module.bodies().size(); i++) {
            try {
                new FunctionValidator(module, i).validate();
            } catch (LoweringException e) {
                throw e.in("validating function " + module.describe(i));
            }
        }
    }

    private static boolean isFunction(WasmModule module, int function) {
        return function >= 0 && function < module.functions().size();
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new LoweringException(problem);
        }
    }
}
