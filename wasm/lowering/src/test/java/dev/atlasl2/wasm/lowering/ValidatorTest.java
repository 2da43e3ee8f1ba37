package dev.atlasl2.wasm.lowering;

import static dev.atlasl2.wasm.lowering.Samples.code;
import static dev.atlasl2.wasm.lowering.Samples.i;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.wasm.lowering.ModuleWriter.NewFunction;
import dev.atlasl2.wasm.lowering.WasmModule.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final FunctionType GIVES_I32 = new FunctionType(List.of(), List.of(ValueType.I32));

    @Test
    void controlFlowIsAccepted() {
        Validator.validate(Samples.module(Samples.CONTROL_TYPE, Samples.CONTROL_LOCALS, Samples.control()));
    }

    @Test
    void refusalsNameFunctionAndInstruction() {
        assertThatThrownBy(() ->
                        Validator.validate(Samples.module(GIVES_I32, List.of(), code(i("i64.const", 1), "end"))))
                .isInstanceOf(LoweringException.class)
                .hasMessageContaining("function run")
                .hasMessageContaining("instruction 1, end")
                .hasMessageContaining("must be i32, got i64");
        assertThatThrownBy(() -> Validator.validate(
                        Samples.module(GIVES_I32, List.of(), code(i("i32.const", 1), "i32x4.splat", "i32.eqz", "end"))))
                .hasMessageContaining("i32.eqz: operand must be i32, got v128");
    }

    /** Thousands of near misses: our validator must agree with real engines on each. */
    @Test
    void agreesWithRealEnginesOnMutants() {
        Random random = new Random(7);
        List<FunctionType> types = List.of(
                Samples.CONTROL_TYPE,
                Samples.NOTHING,
                new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32, ValueType.V128)));
        List<Instruction> spare = code(
                "unreachable",
                "drop",
                "i32.add",
                "i64.add",
                "i32x4.add",
                "end",
                "else",
                "select",
                "return",
                i("br", 0),
                i("br", 3),
                i("br_if", 1),
                i("i32.const", 1),
                i("i64.const", 1),
                i("local.get", 2),
                i("local.get", 3),
                i("local.set", 0),
                i("block", -1),
                i("block", 2),
                i("loop", -1),
                i("if", Samples.NO_RESULT),
                i("block", 7),
                i("call", 0),
                i("call", 1),
                i("select_t", 0x7b),
                i("v128.load", 4, 0),
                i("i32.load", 3, 0),
                i("i32.atomic.load", 2, 0),
                i("i32.atomic.load", 1, 0),
                i("i32.atomic.rmw.cmpxchg", 2, 0),
                i("atomic.fence", 0),
                i("br_table", 0, 9),
                i("i8x16.shuffle", new long[] {32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        List<byte[]> mutants = new ArrayList<>();
        while (mutants.size() < 4_000) {
            List<Instruction> body = new ArrayList<>(Samples.control());
            for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
                int at = random.nextInt(body.size());
                switch (random.nextInt(4)) {
                    case 0 -> body.remove(at);
                    case 1 -> body.add(at, spare.get(random.nextInt(spare.size())));
                    case 2 -> body.set(at, spare.get(random.nextInt(spare.size())));
                    default -> body.add(at, body.get(random.nextInt(body.size())));
                }
            }
            mutants.add(Samples.module(types, Samples.CONTROL_LOCALS, body));
        }
        List<Boolean> real = NodeEngine.validates(mutants);
        assertThat(real).contains(true, false);
        List<byte[]> valid = IntStream.range(0, mutants.size())
                .filter(real::get)
                .mapToObj(mutants::get)
                .toList();
        assertThat(EndiveEngine.validates(valid)).containsOnly(true); // it accepts a few of the others (1.2.0)
        for (int i = 0; i < mutants.size(); i++) {
            assertThat(isValid(mutants.get(i)))
                    .as("mutant %s", NodeEngine.base64(mutants.get(i)))
                    .isEqualTo(real.get(i));
        }
    }

    /** They are valid for engines, but none of our modules has them. */
    @Test
    void memoriesThatTheLoweringNeverWritesAreRefused() {
        refuses(new Memory(1, 1, true, false), "shared and imported or neither");
        refuses(new Memory(1, 1, false, true), "shared and imported or neither");
        refuses(Memory.shared(2, 1), "pages");
        refuses(Memory.own(1, 65_537), "pages");
        byte[] one = withMemory(Memory.own(1, 1));
        byte[] section = {5, 4, 1, 1, 1, 1};
        byte[] two = new ByteWriter()
                .raw(Arrays.copyOf(one, 8))
                .raw(section)
                .raw(Arrays.copyOfRange(one, 8, one.length))
                .toByteArray();
        assertThatThrownBy(() -> Validator.validate(two)).hasMessageContaining("a memory other than one");
        byte[] renamed = new String(withMemory(Memory.shared(1, 1)), StandardCharsets.ISO_8859_1)
                .replace("env", "foo")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Validator.validate(renamed))
                .hasMessageContaining("must be env.memory, got foo.memory");
        Validator.validate(withMemory(Memory.shared(1, 1)));
    }

    private static void refuses(Memory memory, String message) {
        assertThatThrownBy(() -> Validator.validate(withMemory(memory))).hasMessageContaining(message);
    }

    private static byte[] withMemory(Memory memory) {
        NewFunction nothing = new NewFunction("nothing", 0, new FunctionBody(List.of(), code("end")));
        return ModuleWriter.write(List.of(Samples.NOTHING), List.of(nothing), Map.of("nothing", 0), memory, -1);
    }

    @Test
    void brokenBytesAreRefusedAndNeverCrash() {
        byte[] module = Samples.module(Samples.CONTROL_TYPE, Samples.CONTROL_LOCALS, Samples.control());
        Random random = new Random(11);
        for (int length = 0; length < module.length; length++) {
            byte[] cut = Arrays.copyOf(module, length);
            isValid(cut); // some cuts are smaller valid modules
        }
        for (int n = 0; n < 20_000; n++) {
            byte[] spoilt = module.clone();
            spoilt[8 + random.nextInt(module.length - 8)] = (byte) random.nextInt(256);
            isValid(spoilt);
        }
        assertThatThrownBy(() -> Validator.validate(new byte[] {1, 2, 3})).isInstanceOf(LoweringException.class);
    }

    private static boolean isValid(byte[] module) {
        try {
            Validator.validate(module);
            return true;
        } catch (LoweringException refused) {
            return false;
        }
    }
}
