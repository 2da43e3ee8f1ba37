package dev.atlasl2.wasm.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class OpcodesTest {
    @Test
    void tableHasEveryVectorAndAtomicInstruction() {
        assertThat(Opcodes.all().stream().filter(opcode -> opcode.prefix() == 0xfd)).hasSize(236);
        assertThat(Opcodes.all().stream().filter(opcode -> opcode.prefix() == 0xfe)).hasSize(67);
        assertThat(Opcodes.all().stream().filter(opcode -> opcode.prefix() == 0 && opcode.code() >= 0x45
                && opcode.code() <= 0xc4)).hasSize(128);
    }

    /** A wrong code, type, alignment or immediate of a row makes an engine refuse the row's module. */
    @Test
    void aRealEngineAgreesWithEveryRow() {
        List<Opcode> typed = Opcodes.all().stream().filter(opcode -> opcode.type() != null).toList();
        List<Boolean> verdicts = NodeEngine.validates(typed.stream().map(OpcodesTest::moduleOf).toList());
        List<Opcode> refused = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            if (!verdicts.get(i)) {
                refused.add(typed.get(i));
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void ownValidatorAgreesWithEveryRow() {
        Opcodes.all().stream().filter(opcode ->
                opcode.type() != null).map(OpcodesTest::moduleOf).forEach(Validator::validate);
    }

    /** One lane, or one step of alignment, too much. */
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
        assertThat(beyond).allSatisfy(module ->
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

    /** The largest immediates that are allowed, one more for the one that is to be beyond. */
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
                case BLOCK -> values.add(64); // a type beyond 63 needs a second byte, being signed
                case LABELS -> values.add(1).add(300).add(0);
                case HEAP -> values.add(-0x11);
                case TYPES -> values.add(ValueType.V128.code());
                case LABEL, FUNCTION, LOCAL, GLOBAL -> values.add(300);
            }
        }
        return values.build().toArray();
    }
}
