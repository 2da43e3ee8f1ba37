package dev.atlasl2.wasm.lowering;

/**
 * Lowers one function: calls of annotated methods become instructions, externref becomes v128, and types and functions
 * get their new numbers.
 */
final class Rewriter {
    /** Heap type "extern" as a signed number. */
    private static final long EXTERN_HEAP = -0x11;

    private static final long NO_RESULT = -0x40;

    private final WasmModule module;
    private final Linker linker;

    Rewriter(WasmModule module, Linker linker) {
        this.module = module;
        this.linker = linker;
    }

    FunctionBody rewrite(FunctionBody body) {
        return new FunctionBody(
                body.locals().stream().map(ValueType::lowered).toList(),
                body.instructions().stream().map(this::rewrite).toList());
    }

    private Instruction rewrite(Instruction instruction) {
        return switch (instruction.opcode().name()) {
            case "call" -> linker.call((int) instruction.immediates()[0]);
            case "block", "loop", "if" ->
                new Instruction(instruction.opcode(), blockType(instruction.immediates()[0]));
            case "select_t" ->
                new Instruction(
                        instruction.opcode(),
                        numeric((int) instruction.immediates()[0]).code());
            case "ref.null" -> zeroVector(instruction.immediates()[0]);
            case "global.get", "global.set" ->
                throw new LoweringException(
                        instruction + " in a kernel: kernels keep their state in memory, not in static fields");
            default -> instruction;
        };
    }

    private long blockType(long old) {
        if (old == NO_RESULT) {
            return old;
        }
        if (old < 0) {
            return numeric((int) old & 0x7f).code() - 0x80L;
        }
        FunctionType type = old < module.types().size() ? module.types().get((int) old) : null;
        if (type == null) {
            throw new LoweringException("block with references in its type");
        }
        return linker.type(type.lowered());
    }

    private static ValueType numeric(int code) {
        ValueType type = ValueType.of(code);
        if (type == ValueType.REFERENCE) {
            throw new LoweringException("a value of the reference type 0x" + Integer.toHexString(code));
        }
        return type.lowered();
    }

    /** TeaVM gives a V128 that is not yet assigned the value null. */
    private static Instruction zeroVector(long heapType) {
        if (heapType != EXTERN_HEAP) {
            throw new LoweringException("null of a type other than V128");
        }
        return Instruction.of("v128.const", new long[16]);
    }
}
