package dev.atlasl2.wasm.lowering;

import static dev.atlasl2.wasm.lowering.Samples.code;
import static dev.atlasl2.wasm.lowering.Samples.i;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LoweringTest {
    private static final FunctionType I32_TO_I32 = new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
    private static final FunctionType SPLAT = new FunctionType(List.of(ValueType.I32), List.of(ValueType.EXTERNREF));
    private static final FunctionType EXTRACT = new FunctionType(List.of(ValueType.EXTERNREF), List.of(ValueType.I32));

    /** A vector that is made, kept in a local and read; and a call that each engine implements in its own way. */
    private static byte[] sample() {
        TeavmLike module = new TeavmLike();
        int splat = module.imports(InstructionPlugin.INSTRUCTIONS, "i32x4.splat", SPLAT);
        int extract = module.imports(InstructionPlugin.INSTRUCTIONS, "i32x4.extract_lane 2", EXTRACT);
        int link = module.imports(InstructionPlugin.LINKS, "step", I32_TO_I32);
        module.imports("teavm", "runtime", Samples.NOTHING);
        int add = module.function(I32_TO_I32, List.of(), code(i("local.get", 0), i("i32.const", 1), "i32.add", "end"));
        int multiply =
                module.function(I32_TO_I32, List.of(), code(i("local.get", 0), i("i32.const", 3), "i32.mul", "end"));
        int run = module.function(
                I32_TO_I32,
                List.of(ValueType.EXTERNREF),
                code(
                        i("ref.null", -0x11),
                        i("local.set", 1),
                        i("local.get", 0),
                        i("call", link),
                        i("call", splat),
                        i("local.set", 1),
                        i("block", -0x11),
                        i("local.get", 1),
                        "end",
                        i("call", extract),
                        "end"));
        // struct.new: not reached
        module.function(Samples.NOTHING, (byte) 0, (byte) 0xfb, (byte) 0, (byte) 0, (byte) 0x1a, (byte) 0x0b);
        module.export("one.step", add);
        module.export("three.step", multiply);
        module.export("abi.run", run);
        module.export("teavm.main", run + 1);
        return module.bytes();
    }

    @Test
    void marksBecomeInstructionsAndReferencesVectors() {
        byte[] lowered = Lowering.lower(sample(), "one", 1, 2);
        WasmModule module = ModuleReader.read(lowered);
        assertThat(module.imports()).isEmpty();
        assertThat(module.exports()).containsOnlyKeys("run");
        assertThat(module.functions()).hasSize(2);
        FunctionBody run =
                FunctionBody.decode(module.bodies().get(module.exports().get("run")));
        assertThat(run.locals()).containsExactly(ValueType.V128);
        assertThat(run.instructions())
                .extracting(instruction -> instruction.opcode().name())
                .containsExactly(
                        "v128.const",
                        "local.set",
                        "local.get",
                        "call",
                        "i32x4.splat",
                        "local.set",
                        "block",
                        "local.get",
                        "end",
                        "i32x4.extract_lane",
                        "end");
        assertThat(NodeEngine.validates(List.of(lowered))).containsExactly(true);
    }

    @Test
    void eachEngineGetsItsOwnFunctions() {
        WasmModule one = ModuleReader.read(Lowering.lower(sample(), "one", 1, 2));
        WasmModule three = ModuleReader.read(Lowering.lower(sample(), "three", 1, 2));
        assertThat(FunctionBody.decode(one.bodies().get(1)).instructions()).contains(Instruction.of("i32.add"));
        assertThat(FunctionBody.decode(three.bodies().get(1)).instructions()).contains(Instruction.of("i32.mul"));
        assertThat(one.names()).containsEntry(0, "run").containsEntry(1, "one.step");
    }

    @Test
    void equalInputsGiveEqualBytes() {
        assertThat(Lowering.lower(sample(), "one", 1, 2)).isEqualTo(Lowering.lower(sample(), "one", 1, 2));
    }

    /** A function with an atomic instruction, one without, and a start function. */
    private static byte[] atomicSample() {
        TeavmLike module = new TeavmLike();
        int load = module.imports(InstructionPlugin.INSTRUCTIONS, "i32.atomic.load", I32_TO_I32);
        int link = module.imports(InstructionPlugin.LINKS, "load", I32_TO_I32);
        module.export(
                "threads.load",
                module.function(I32_TO_I32, List.of(), code(i("local.get", 0), i("call", load), "end")));
        module.export(
                "plain.load",
                module.function(I32_TO_I32, List.of(), code(i("local.get", 0), i("i32.load", 2, 0), "end")));
        module.export(
                "abi.read", module.function(I32_TO_I32, List.of(), code(i("local.get", 0), i("call", link), "end")));
        module.export("abi.idle", module.function(Samples.NOTHING, List.of(), code("end")));
        module.export("start", module.function(Samples.NOTHING, List.of(), code("end")));
        return module.bytes();
    }

    @Test
    void atomicsMakeTheMemorySharedAndImportedAndLeaveNothingToStart() {
        byte[] lowered = Lowering.lower(atomicSample(), "threads", 2, 3, "read");
        WasmModule threads = ModuleReader.read(lowered);
        assertThat(threads.memory()).isEqualTo(WasmModule.Memory.shared(2, 3));
        assertThat(threads.start()).isEqualTo(-1);
        assertThat(threads.exports()).containsOnlyKeys("read");
        assertThat(NodeEngine.validates(List.of(lowered))).containsExactly(true);
        assertThat(EndiveEngine.validates(List.of(lowered))).containsExactly(true);
    }

    @Test
    void engineWithoutAFunctionOfItsOwnHasThePlainOne() {
        WasmModule other = ModuleReader.read(Lowering.lower(atomicSample(), "other", 2, 3));
        assertThat(other.memory()).isEqualTo(WasmModule.Memory.own(2, 3));
        assertThat(other.start()).isNotNegative();
        assertThat(other.exports()).containsOnlyKeys("idle", "read");
        assertThat(other.names()).containsValue("plain.load").doesNotContainValue("threads.load");
    }

    @Test
    void functionThatTheModuleLacksIsNamed() {
        assertThatThrownBy(() -> Lowering.lower(atomicSample(), "threads", 2, 3, "read", "reed"))
                .isInstanceOf(LoweringException.class)
                .hasMessageContaining("[read, reed]")
                .hasMessageContaining("[idle, read]");
    }

    @Test
    void missingEngineFunctionIsNamed() {
        assertThatThrownBy(() -> Lowering.lower(sample(), "two", 1, 2))
                .isInstanceOf(LoweringException.class)
                .hasMessageContaining("function abi.run")
                .hasMessageContaining("two.step");
    }

    @Test
    void whatHasNoPlaceInAKernelIsNamed() {
        refuses(
                module -> module.function(
                        Samples.NOTHING, (byte) 0, (byte) 0xfb, (byte) 0, (byte) 0, (byte) 0x1a, (byte) 0x0b),
                "0xfb 0x0");
        refuses(
                module ->
                        module.function(Samples.NOTHING, (byte) 0, (byte) 0x06, (byte) 0x40, (byte) 0x0b, (byte) 0x0b),
                "0x6");
        refuses(
                module -> module.function(Samples.NOTHING, (byte) 1, (byte) 1, (byte) 0x63, (byte) 0, (byte) 0x0b),
                "local of a reference type");
        refuses(
                module -> module.function(Samples.NOTHING, List.of(), code(i("global.get", 0), "drop", "end")),
                "global.get");
        refuses(module -> module.function(Samples.NOTHING, List.of(), code(i("call", 0), "end")), "teavm.runtime");
        refuses(module -> module.function(Samples.NOTHING, List.of(), code(i("call", 1), "end")), "i32x4.spalt");
        refuses(module -> module.function(Samples.NOTHING, List.of(), code(i("call", 2), "end")), "i32.rotl");
        refuses(module -> module.function(Samples.NOTHING, List.of(), code(i("i32.const", 1), "end")), "left over");
        refuses(module -> module.function(Samples.NOTHING, List.of(), code(i("call", 99), "end")), "99");
    }

    private static void refuses(Consumer<TeavmLike> body, String message) {
        TeavmLike module = new TeavmLike();
        module.imports("teavm", "runtime", Samples.NOTHING);
        module.imports(InstructionPlugin.INSTRUCTIONS, "i32x4.spalt", Samples.NOTHING);
        module.imports(InstructionPlugin.INSTRUCTIONS, "i32.rotl", Samples.NOTHING);
        body.accept(module);
        module.export("abi.bad", 3);
        assertThatThrownBy(() -> Lowering.lower(module.bytes(), "any", 1, 1))
                .isInstanceOf(LoweringException.class)
                .hasMessageContaining("bad")
                .hasMessageContaining(message);
    }

    @Test
    void stackTracesHaveTheJavaNames() {
        TeavmLike module = new TeavmLike();
        int inner = module.function(Samples.NOTHING, List.of(), code("unreachable", "end"));
        int outer = module.function(Samples.NOTHING, List.of(), code(i("call", inner), "end"));
        module.name(inner, "dev.atlasl2.wasm.kernels.Sum.fold");
        module.export("abi.run", outer);
        String trace = NodeEngine.lines(
                        "trace.mjs", List.of(NodeEngine.base64(Lowering.lower(module.bytes(), "any", 1, 1))))
                .get(0);
        assertThat(trace).containsSubsequence("Sum.fold", "run");
    }

    @Test
    void moduleWithoutPublicFunctionsIsRefused() {
        assertThatThrownBy(() -> Lowering.lower(new TeavmLike().bytes(), "any", 1, 1))
                .hasMessageContaining("abi.NAME");
    }

    /** The proof of concept wrote a block's type as an unsigned number, which is wrong from type 64 on. */
    @Test
    void killsBlockTypeBeyond63() {
        TeavmLike module = new TeavmLike();
        List<Instruction> body = new ArrayList<>();
        for (int n = 0; n < 80; n++) { // 80 block types: n i32 in, the same out
            FunctionType type =
                    new FunctionType(Collections.nCopies(n, ValueType.I32), Collections.nCopies(n, ValueType.I32));
            module.imports("unused", "type" + n, type);
            for (int k = 0; k < n; k++) {
                body.add(i("i32.const", k));
            }
            body.add(i("block", n));
            body.add(Instruction.of("end"));
            for (int k = 0; k < n; k++) {
                body.add(Instruction.of("drop"));
            }
        }
        body.add(Instruction.of("end"));
        module.export("abi.blocks", module.function(Samples.NOTHING, List.of(), body));
        assertThat(NodeEngine.validates(List.of(Lowering.lower(module.bytes(), "any", 1, 1))))
                .containsExactly(true);
    }
}
