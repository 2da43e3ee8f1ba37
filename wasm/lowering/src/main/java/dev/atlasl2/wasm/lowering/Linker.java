package dev.atlasl2.wasm.lowering;

import dev.atlasl2.wasm.lowering.WasmModule.ImportedFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the reachable functions and types in the order in which they are reached, so that equal inputs give equal
 * bytes.
 */
final class Linker {
    private final WasmModule module;
    private final Engine engine;
    private final Map<Integer, Integer> functions = new LinkedHashMap<>();
    private final Map<FunctionType, Integer> types = new LinkedHashMap<>();
    private final Deque<Integer> unvisited = new ArrayDeque<>();

    Linker(WasmModule module, Engine engine) {
        this.module = module;
        this.engine = engine;
    }

    /** Marks a function of the old module as reachable and returns its new number. */
    int function(int old) {
        if (old >= module.imports().size() + module.functions().size()) {
            throw new LoweringException("function number " + old + " is beyond the module's functions");
        }
        Integer known = functions.get(old);
        if (known != null) {
            return known;
        }
        if (old < module.imports().size()) {
            throw new LoweringException("a kernel reaches the import " + module.describe(old)
                    + ": only @Insn and @Link methods may be imported");
        }
        functions.put(old, functions.size());
        unvisited.add(old);
        return functions.size() - 1;
    }

    /** Returns the replacement for a call of a function of the old module. */
    Instruction call(int old) {
        if (old < module.imports().size()) {
            ImportedFunction called = module.imports().get(old);
            switch (called.module()) {
                case InstructionPlugin.INSTRUCTIONS -> {
                    return instruction(called);
                }
                case InstructionPlugin.LINKS -> {
                    return call(engine.link(module, called.name()));
                }
                default -> {} // refused below
            }
        }
        return Instruction.of("call", function(old));
    }

    private Instruction instruction(ImportedFunction called) {
        Instruction instruction = InstructionText.parse(called.name());
        FunctionType declared = module.types().get(called.type());
        if (declared == null || !declared.lowered().equals(instruction.opcode().type())) {
            throw new LoweringException("@Insn(\"" + called.name() + "\") has the type "
                    + instruction.opcode().type()
                    + ", its method has "
                    + (declared == null ? "references" : declared.lowered()));
        }
        return instruction;
    }

    int type(FunctionType type) {
        return types.computeIfAbsent(type, fresh -> types.size());
    }

    /** Returns the next reached function that was not returned yet; -1 if there is none. */
    int next() {
        return unvisited.isEmpty() ? -1 : unvisited.remove();
    }

    List<FunctionType> types() {
        return new ArrayList<>(types.keySet());
    }

    /** Returns the functions reached, old numbers in the order of the new ones. */
    List<Integer> functions() {
        return new ArrayList<>(functions.keySet());
    }
}
