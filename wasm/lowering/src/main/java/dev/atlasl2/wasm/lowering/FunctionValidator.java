package dev.atlasl2.wasm.lowering;

import java.util.ArrayList;
import java.util.List;

/** Type-checks one function: the algorithm of the WebAssembly specification's appendix "Validation Algorithm". */
final class FunctionValidator {
    private final WasmModule module;
    private final FunctionType type;
    private final FunctionBody body;
    private final List<ValueType> locals;
    private final OperandStack stack = new OperandStack();

    FunctionValidator(WasmModule module, int function) {
        this.module = module;
        this.type = module.typeOf(function);
        this.body = FunctionBody.decode(module.bodies().get(function));
        this.locals = new ArrayList<>(type.params());
        locals.addAll(body.locals());
    }

    void validate() {
        stack.open("block", new FunctionType(List.of(), type.results()));
        int position = 0;
        for (Instruction instruction : body.instructions()) {
            try {
                check(instruction);
            } catch (LoweringException e) {
                throw e.in("instruction " + position + ", " + instruction);
            }
            position++;
        }
        if (!stack.isClosed()) {
            throw new LoweringException("the body ends inside a block");
        }
    }

    private void check(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (opcode.type() == null) {
            checkByOwnRule(instruction);
            return;
        }
        checkImmediates(instruction);
        stack.pop(opcode.type().params());
        stack.push(opcode.type().results());
    }

    private static void checkImmediates(Instruction instruction) {
        int at = 0;
        for (Immediate immediate : instruction.opcode().immediates()) {
            switch (immediate.kind()) {
                case MEMORY -> {
                    if (instruction.immediates()[at] > immediate.alignLog2()) {
                        throw new LoweringException("alignment beyond the natural one");
                    }
                    if (instruction.opcode().isAtomic() && instruction.immediates()[at] != immediate.alignLog2()) {
                        throw new LoweringException("an atomic access must have its natural alignment");
                    }
                    at += 2;
                }
                case LANES -> {
                    for (int i = 0; i < immediate.count(); i++) {
                        if (instruction.immediates()[at++] >= immediate.bound()) {
                            throw new LoweringException("lane must be below " + immediate.bound());
                        }
                    }
                }
                case ZERO, ZERO2 -> {
                    for (int i = 0; i < (immediate.kind() == Immediate.Kind.ZERO ? 1 : 2); i++) {
                        if (instruction.immediates()[at++] != 0) {
                            throw new LoweringException("there is one memory, number 0");
                        }
                    }
                }
                default -> {} // constants may be anything
            }
        }
    }

    private void checkByOwnRule(Instruction instruction) {
        long[] immediates = instruction.immediates();
        switch (instruction.opcode().name()) {
            case "nop" -> {}
            case "unreachable" -> stack.setUnreachable();
            case "block", "loop" -> open(instruction);
            case "if" -> {
                stack.pop(ValueType.I32);
                open(instruction);
            }
            case "else" -> {
                OperandStack.Frame frame = stack.close();
                if (!frame.opener().equals("if")) {
                    throw new LoweringException("else without if");
                }
                stack.open("else", frame.type());
            }
            case "end" -> {
                OperandStack.Frame frame = stack.close();
                if (frame.opener().equals("if")
                        && !frame.type().params().equals(frame.type().results())) {
                    throw new LoweringException("if without else must leave what it takes");
                }
                if (!stack.isClosed()) {
                    stack.push(frame.type().results());
                }
            }
            case "br" -> {
                stack.pop(stack.label(immediates[0]).labelTypes());
                stack.setUnreachable();
            }
            case "br_if" -> {
                stack.pop(ValueType.I32);
                List<ValueType> carried = stack.label(immediates[0]).labelTypes();
                stack.pop(carried);
                stack.push(carried);
            }
            case "br_table" -> checkTable(immediates);
            case "return" -> {
                stack.pop(type.results());
                stack.setUnreachable();
            }
            case "call" -> {
                FunctionType called = called(immediates[0]);
                stack.pop(called.params());
                stack.push(called.results());
            }
            case "drop" -> stack.pop();
            case "select" -> {
                stack.pop(ValueType.I32);
                stack.push(stack.pop(stack.pop()));
            }
            case "select_t" -> {
                ValueType selected = ValueType.of((int) immediates[0]);
                stack.pop(ValueType.I32);
                stack.pop(selected);
                stack.pop(selected);
                stack.push(selected);
            }
            case "local.get" -> stack.push(local(immediates[0]));
            case "local.set" -> stack.pop(local(immediates[0]));
            case "local.tee" -> stack.push(stack.pop(local(immediates[0])));
            default -> throw new LoweringException("has no place in a lowered module");
        }
    }

    private void open(Instruction instruction) {
        FunctionType blockType = blockType(instruction.immediates()[0]);
        stack.pop(blockType.params());
        stack.open(instruction.opcode().name(), blockType);
    }

    private void checkTable(long[] labels) {
        stack.pop(ValueType.I32);
        List<ValueType> carried = stack.label(labels[labels.length - 1]).labelTypes();
        for (long label : labels) {
            if (!stack.label(label).labelTypes().equals(carried)) {
                throw new LoweringException("labels of different types");
            }
        }
        stack.pop(carried);
        stack.setUnreachable();
    }

    private FunctionType blockType(long code) {
        if (code == -0x40) {
            return new FunctionType(List.of(), List.of());
        }
        if (code < 0) {
            return new FunctionType(List.of(), List.of(numeric(ValueType.of((int) code & 0x7f))));
        }
        if (code >= module.types().size() || module.types().get((int) code) == null) {
            throw new LoweringException("no function type " + code);
        }
        return module.types().get((int) code);
    }

    private static ValueType numeric(ValueType type) {
        if (type == ValueType.REFERENCE || type == ValueType.EXTERNREF) {
            throw new LoweringException("a reference type");
        }
        return type;
    }

    private FunctionType called(long function) {
        if (function < 0 || function >= module.functions().size()) {
            throw new LoweringException("no function " + function);
        }
        return module.typeOf((int) function);
    }

    private ValueType local(long index) {
        if (index < 0 || index >= locals.size()) {
            throw new LoweringException("no local " + index);
        }
        return numeric(locals.get((int) index));
    }
}
