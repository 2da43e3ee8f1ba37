package dev.atlasl2.wasm.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The text of an {@code @Insn}: an instruction's name and its immediates, as in the text format. */
final class InstructionText {
    private InstructionText() {}

    /** @throws LoweringException if the text is not an instruction that a method can represent */
    static Instruction parse(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.strip().split(" +")));
        Opcode opcode = Opcodes.named(words.remove(0));
        if (opcode.type() == null) {
            throw new LoweringException(
                    "@Insn(\"" + text + "\") cannot be a method: the instruction has no type of its own");
        }
        LongStream.Builder immediates = LongStream.builder();
        try {
            opcode.immediates().forEach(immediate -> parse(opcode, immediate, words, immediates));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new LoweringException(
                    "@Insn(\"" + text + "\") has wrong immediates for " + opcode + ": " + e.getMessage());
        }
        if (!words.isEmpty()) {
            throw new LoweringException("@Insn(\"" + text + "\") has immediates too many for " + opcode + ": " + words);
        }
        return new Instruction(opcode, immediates.build().toArray());
    }

    private static void parse(Opcode opcode, Immediate immediate, List<String> words, LongStream.Builder to) {
        switch (immediate.kind()) {
            case MEMORY -> {
                long offset = keyword(words, "offset=", 0);
                // Atomics have their natural alignment. For the others, a smaller alignment costs nothing today.
                long least = opcode.isAtomic() ? immediate.count() : 1;
                long align = keyword(words, "align=", least);
                if (Long.bitCount(align) != 1 || align < least || align > immediate.count()) {
                    throw new IllegalArgumentException(
                            "align must be a power of two, " + least + ".." + immediate.count() + ", got " + align);
                }
                to.add(Long.numberOfTrailingZeros(align));
                to.add(offset);
            }
            case LANES -> {
                for (int i = 0; i < immediate.count(); i++) {
                    to.add(number(words.remove(0), immediate.bound()));
                }
            }
            case ZERO -> to.add(0);
            case ZERO2 -> {
                to.add(0);
                to.add(0);
            }
            default -> throw new IllegalArgumentException("constants are written in Java");
        }
    }

    private static long keyword(List<String> words, String key, long otherwise) {
        if (words.isEmpty() || !words.get(0).startsWith(key)) {
            return otherwise;
        }
        return number(words.remove(0).substring(key.length()), 1L << 32);
    }

    private static long number(String word, long bound) {
        long value = Long.parseLong(word);
        if (value < 0 || value >= bound) {
            throw new IllegalArgumentException("number must be 0.." + (bound - 1) + ", got " + word);
        }
        return value;
    }
}
