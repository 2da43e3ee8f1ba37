package dev.atlasl2.wasm.lowering;

import java.util.ArrayList;
import java.util.List;

/** The two stacks of the specification's validation algorithm: types of operands, and open blocks. */
final class OperandStack {
    /**
     * An open block.
     *
     * @param opener the instruction that opened it, {@code block} for the function itself
     * @param type what it takes and leaves
     * @param height operands below it
     */
    record Frame(String opener, FunctionType type, int height) {
        /** The operands of a branch to this block: a branch to a loop starts it again. */
        List<ValueType> labelTypes() {
            return opener.equals("loop") ? type.params() : type.results();
        }
    }

    /** null is an operand of unknown type, in unreachable code */
    private final List<ValueType> operands = new ArrayList<>();

    private final List<Frame> frames = new ArrayList<>();
    private final List<Boolean> unreachable = new ArrayList<>();

    boolean isClosed() {
        return frames.isEmpty();
    }

    void push(ValueType type) {
        operands.add(type);
    }

    void push(List<ValueType> types) {
        operands.addAll(types);
    }

    /** Returns the type of the operand on top; null if it is unknown. */
    ValueType pop() {
        Frame frame = top();
        if (operands.size() == frame.height()) {
            if (unreachable.get(unreachable.size() - 1)) {
                return null;
            }
            throw new LoweringException("an operand is missing");
        }
        return operands.remove(operands.size() - 1);
    }

    ValueType pop(ValueType expected) {
        ValueType actual = pop();
        if (actual != null && expected != null && actual != expected) {
            throw new LoweringException("operand must be " + expected + ", got " + actual);
        }
        return actual == null ? expected : actual;
    }

    void pop(List<ValueType> expected) {
        for (int i = expected.size() - 1; i >= 0; i--) {
            pop(expected.get(i));
        }
    }

    void open(String opener, FunctionType type) {
        frames.add(new Frame(opener, type, operands.size()));
        unreachable.add(false);
        push(type.params());
    }

    Frame close() {
        Frame frame = top();
        pop(frame.type().results());
        if (operands.size() != frame.height()) {
            throw new LoweringException("operands are left over at the end of " + frame.opener());
        }
        frames.remove(frames.size() - 1);
        unreachable.remove(unreachable.size() - 1);
        return frame;
    }

    /** The rest of this block is unreachable. */
    void setUnreachable() {
        Frame frame = top();
        operands.subList(frame.height(), operands.size()).clear();
        unreachable.set(unreachable.size() - 1, true);
    }

    Frame label(long depth) {
        if (depth < 0 || depth >= frames.size()) {
            throw new LoweringException("no label " + depth);
        }
        return frames.get(frames.size() - 1 - (int) depth);
    }

    private Frame top() {
        if (frames.isEmpty()) {
            throw new LoweringException("instructions after the function's end");
        }
        return frames.get(frames.size() - 1);
    }
}
