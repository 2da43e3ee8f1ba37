package dev.atlasl2.wasm.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.wasm.insn.I32x4;
import dev.atlasl2.wasm.insn.Insn;
import dev.atlasl2.wasm.insn.JvmMemory;
import dev.atlasl2.wasm.insn.Memory;
import dev.atlasl2.wasm.insn.V128;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares each @Insn method with its instruction. Operands, memory and result are in one memory image, which must be
 * the same after both.
 */
class InstructionMeaningTest {
    private static final int CASES = 60;
    private static final int IMAGE = 512;
    private static final int SLOT = 16;
    private static final int RESULT = 128;
    /** Difficult values: signs, carries, and bytes that are congruent mod 96. */
    private static final long[] EDGES = {
        0,
        -1,
        1,
        0x80,
        0x8000,
        0x8000_0000L,
        0x7fff_ffff_ffff_ffffL,
        0x8080_8080_8080_8080L,
        0x7f80_0100_ff00_80ffL,
        0x6000_c000_0060_00c0L
    };

    private static final int DATA = 256;
    private static final String TRAP = "trap";

    @Test
    void everyMethodIsAnInstructionOfTheTableWithItsSignature() throws Exception {
        assertThat(methods()).hasSizeGreaterThan(50).allSatisfy(method -> {
            Instruction instruction = InstructionText.parse(text(method));
            List<ValueType> params = Arrays.stream(method.getParameterTypes())
                    .map(InstructionMeaningTest::type)
                    .toList();
            List<ValueType> results =
                    method.getReturnType() == void.class ? List.of() : List.of(type(method.getReturnType()));
            assertThat(instruction.opcode().type()).as(method.toString()).isEqualTo(new FunctionType(params, results));
        });
    }

    @Test
    void noTwoMethodsAreTheSameInstruction() throws Exception {
        assertThat(methods().stream().map(InstructionMeaningTest::text)).doesNotHaveDuplicates();
    }

    @Test
    void everyMethodMeansWhatARealEngineDoes() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<Method> asked = new ArrayList<>();
        Random random = new Random(20260101);
        for (Method method : methods()) {
            Instruction instruction = InstructionText.parse(text(method));
            String module = NodeEngine.base64(moduleOf(instruction));
            if (instruction.opcode().isAtomic()) {
                byte[] image = image(method, random, 1);
                put(image, 0, DATA + 2);
                questions.add(module + " " + NodeEngine.base64(image));
                expected.add(TRAP);
                asked.add(method);
                assertThatThrownBy(() -> run(method, image)).cause().isInstanceOf(IndexOutOfBoundsException.class);
            }
            for (int i = 0; i < CASES; i++) {
                byte[] image = image(method, random, i);
                questions.add(module + " " + NodeEngine.base64(image));
                expected.add(NodeEngine.base64(run(method, image)));
                asked.add(method);
            }
        }
        List<String> answers = NodeEngine.lines("run.mjs", questions);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i))
                    .as("%s, case %s", asked.get(i), questions.get(i))
                    .isEqualTo(expected.get(i));
        }
    }

    /** A function that loads the operands from their places and stores the result in its place. */
    private static byte[] moduleOf(Instruction instruction) {
        FunctionType type = instruction.opcode().type();
        List<Instruction> body = new ArrayList<>();
        if (!type.results().isEmpty()) {
            body.add(Instruction.of("i32.const", RESULT));
        }
        for (int i = 0; i < type.params().size(); i++) {
            body.add(Instruction.of("i32.const", (long) i * SLOT));
            body.add(Instruction.of(type.params().get(i) + ".load", 0, 0));
        }
        body.add(instruction);
        if (!type.results().isEmpty()) {
            body.add(Instruction.of(type.results().get(0) + ".store", 0, 0));
        }
        body.add(Instruction.of("end"));
        byte[] module = Samples.module(Samples.NOTHING, List.of(), body);
        Validator.validate(module);
        return module;
    }

    private static byte[] image(Method method, Random random, int number) {
        byte[] image = new byte[IMAGE];
        random.nextBytes(image);
        for (int i = 0; i < 8 * SLOT; i += 8) {
            if (random.nextInt(3) == 0) {
                ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putLong(i, EDGES[random.nextInt(EDGES.length)]);
            }
        }
        if (number % 4 == 0) { // equal operands, so that comparisons give both results
            System.arraycopy(image, 0, image, SLOT, SLOT);
        }
        Opcode opcode = InstructionText.parse(text(method)).opcode();
        boolean touchesMemory =
                opcode.immediates().stream().anyMatch(immediate -> immediate.kind() == Immediate.Kind.MEMORY);
        if (touchesMemory) {
            put(image, 0, DATA + (opcode.isAtomic() ? 8 * random.nextInt(12) : random.nextInt(100)));
        }
        if (opcode.name().endsWith("cmpxchg") && number % 2 == 0) { // the memory holds the expected value
            int address = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            System.arraycopy(image, SLOT, image, address, 8);
        }
        if (opcode.name().equals("memory.fill") || opcode.name().equals("memory.copy")) {
            put(image, 0, DATA + random.nextInt(100));
            put(image, 2, random.nextInt(100));
        }
        if (opcode.name().equals("memory.copy")) {
            put(image, 1, DATA + random.nextInt(100));
        }
        if (opcode.name().equals("i64.rem_u")) { // a divisor of 0 traps
            ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putLong(SLOT, random.nextLong() | 1);
        }
        return image;
    }

    private static void put(byte[] image, int slot, int value) {
        ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(slot * SLOT, value);
    }

    private static byte[] run(Method method, byte[] image) throws IllegalAccessException, InvocationTargetException {
        JvmMemory.reset(1);
        JvmMemory.write(0, image);
        Object[] operands = new Object[method.getParameterCount()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = load(method.getParameterTypes()[i], i * SLOT);
        }
        Object result = method.invoke(null, operands);
        if (result instanceof V128 vector) {
            Memory.store128(RESULT, vector);
        } else if (result instanceof Long number) {
            Memory.store64(RESULT, number);
        } else if (result != null) {
            Memory.store32(RESULT, result instanceof Boolean truth ? truth ? 1 : 0 : (int) result);
        }
        return JvmMemory.read(0, IMAGE);
    }

    private static Object load(Class<?> type, int at) {
        return switch (type(type)) {
            case I32 -> Memory.load32(at);
            case I64 -> Memory.load64(at);
            default -> Memory.load128(at);
        };
    }

    private static ValueType type(Class<?> type) {
        if (type == V128.class) {
            return ValueType.V128;
        }
        if (type == long.class) {
            return ValueType.I64;
        }
        assertThat(type).isIn(int.class, boolean.class);
        return ValueType.I32;
    }

    private static String text(Method method) {
        return method.getAnnotation(Insn.class).value();
    }

    /** All annotated methods of the package. They are found by reflection, so that none is forgotten. */
    private static List<Method> methods() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(I32x4.class.getResource("I32x4.class").toURI()).getParent();
        List<Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                for (Method method :
                        Class.forName(I32x4.class.getPackageName() + "." + name).getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Insn.class)) {
                        methods.add(method);
                    }
                }
            }
        }
        return methods;
    }
}
