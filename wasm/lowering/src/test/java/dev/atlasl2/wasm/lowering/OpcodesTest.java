package dev.atlasl2.wasm.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpcodesTest {
    private static final int VECTORS = 0xfd;
    private static final int ATOMICS = 0xfe;
    /**
     * From 0x100 on come the relaxed vector instructions, whose results may differ between machines. We do not use
     * them.
     */
    private static final int CODES = 0x100;

    @Test
    void tableHasEveryVectorAndAtomicInstruction() {
        assertThat(Opcodes.all().stream().filter(opcode -> opcode.prefix() == VECTORS))
                .hasSize(236);
        assertThat(Opcodes.all().stream().filter(opcode -> opcode.prefix() == ATOMICS))
                .hasSize(67);
        assertThat(Opcodes.all().stream()
                        .filter(opcode -> opcode.prefix() == 0 && opcode.code() >= 0x45 && opcode.code() <= 0xc4))
                .hasSize(128);
    }

    /** The test asks the engine about every code, so it finds missing rows and superfluous rows. */
    @ParameterizedTest
    @ValueSource(ints = {VECTORS, ATOMICS})
    void aRealEngineKnowsTheTablesCodesAndNoOthers(int prefix) {
        List<byte[]> probes = new ArrayList<>();
        for (int code = 0; code < CODES; code++) {
            for (int align = 0; align < 4; align++) {
                probes.add(probe(prefix, code, align));
            }
        }
        List<Boolean> verdicts = NodeEngine.validates(probes);
        List<Integer> known = IntStream.range(0, CODES)
                .filter(code -> verdicts.subList(4 * code, 4 * code + 4).contains(true))
                .boxed()
                .toList();
        assertThat(Opcodes.all().stream()
                        .filter(opcode -> opcode.prefix() == prefix)
                        .map(Opcode::code))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /**
     * A module that is valid if the code exists and accepts this alignment. After "unreachable", operands may be
     * missing. The zeros are the other immediates, and after them more of "unreachable".
     */
    private static byte[] probe(int prefix, int code, int align) {
        ByteWriter body = new ByteWriter()
                .u8(0)
                .u8(0)
                .u8(prefix)
                .u32(code)
                .u8(align)
                .raw(new byte[32])
                .u8(0x0b);
        return new ByteWriter()
                .raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0})
                .u8(1)
                .sized(new ByteWriter().u32(1).u8(0x60).u32(0).u32(0))
                .u8(3)
                .sized(new ByteWriter().u32(1).u32(0))
                .u8(5)
                .sized(new ByteWriter().u32(1).u8(3).u32(1).u32(1)) // a shared memory
                .u8(10)
                .sized(new ByteWriter().u32(1).sized(body))
                .toByteArray();
    }

    /** If a row has a wrong code, type, alignment or immediate, an engine refuses the row's module. */
    @Test
    void realEnginesAgreeWithEveryRow() {
        List<Opcode> typed =
                Opcodes.all().stream().filter(opcode -> opcode.type() != null).toList();
        List<byte[]> modules = typed.stream().map(OpcodesTest::moduleOf).toList();
        List<Boolean> node = NodeEngine.validates(modules);
        List<Boolean> endive = EndiveEngine.validates(modules);
        assertThat(IntStream.range(0, typed.size()).filter(i -> !node.get(i)).mapToObj(typed::get))
                .isEmpty();
        assertThat(IntStream.range(0, typed.size()).filter(i -> !endive.get(i)).mapToObj(typed::get))
                .isEmpty();
    }

    @Test
    void ownValidatorAgreesWithEveryRow() {
        Opcodes.all().stream()
                .filter(opcode -> opcode.type() != null)
                .map(OpcodesTest::moduleOf)
                .forEach(Validator::validate);
    }

    /** One lane, or one step of alignment, too many. */
    @Test
    void aRealEngineAgreesOnEveryBound() {
        List<byte[]> beyond = new ArrayList<>();
        for (Opcode opcode : Opcodes.all()) {
            for (Immediate immediate : opcode.immediates()) {
                if (immediate.kind() == Immediate.Kind.LANES || immediate.kind() == Immediate.Kind.MEMORY) {
                    beyond.add(moduleOf(opcode, immediate));
                }
            }
        }
        assertThat(NodeEngine.validates(beyond)).hasSizeGreaterThan(100).containsOnly(false);
        assertThat(beyond)
                .allSatisfy(module ->
                        assertThatThrownBy(() -> Validator.validate(module)).isInstanceOf(LoweringException.class));
    }

    @Test
    void everyInstructionComesBackFromItsBytes() {
        for (Opcode opcode : Opcodes.all()) {
            Instruction instruction = new Instruction(opcode, immediates(opcode, null));
            ByteWriter out = new ByteWriter();
            InstructionCodec.write(out, instruction);
            ByteReader in = new ByteReader(out.toByteArray());
            assertThat(InstructionCodec.read(in)).isEqualTo(instruction);
            assertThat(in.hasMore()).isFalse();
        }
    }

    private static byte[] moduleOf(Opcode opcode) {
        return moduleOf(opcode, null);
    }

    private static byte[] moduleOf(Opcode opcode, Immediate beyond) {
        List<Instruction> body = new ArrayList<>();
        for (int i = 0; i < opcode.type().params().size(); i++) {
            body.add(Instruction.of("local.get", i));
        }
        body.add(new Instruction(opcode, immediates(opcode, beyond)));
        body.add(Instruction.of("end"));
        return Samples.module(opcode.type(), List.of(), body);
    }

    /** The largest allowed immediates, and one more for the immediate that must be out of range. */
    private static long[] immediates(Opcode opcode, Immediate beyond) {
        LongStream.Builder values = LongStream.builder();
        for (Immediate immediate : opcode.immediates()) {
            int more = immediate == beyond ? 1 : 0;
            switch (immediate.kind()) {
                case MEMORY -> values.add(immediate.alignLog2() + more).add(0xffffffffL);
                case LANES ->
                    LongStream.range(0, immediate.count()).forEach(i -> values.add(immediate.bound() - 1 + more));
                case I32 -> values.add(Integer.MIN_VALUE);
                case I64 -> values.add(Long.MIN_VALUE);
                case F32 -> LongStream.range(0, 4).forEach(values::add);
                case F64 -> LongStream.range(0, 8).forEach(values::add);
                case BYTES16 -> LongStream.range(240, 256).forEach(values::add);
                case ZERO -> values.add(0);
                case ZERO2 -> values.add(0).add(0);
                case BLOCK -> values.add(64); // a type beyond 63 needs a second byte, because it is signed
                case LABELS -> values.add(1).add(300).add(0);
                case HEAP -> values.add(-0x11);
                case TYPES -> values.add(ValueType.V128.code());
                case LABEL, FUNCTION, LOCAL, GLOBAL -> values.add(300);
            }
        }
        return values.build().toArray();
    }
}
