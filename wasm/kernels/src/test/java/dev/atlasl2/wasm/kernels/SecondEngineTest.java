package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.ByteBufferMemory;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.MemoryLimits;

/** Runs the modules in an engine that is independent of V8, which the tests in JavaScript use. */
class SecondEngineTest {
    private static byte[] module(String engine) throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("atlas.wasm"), engine + ".wasm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "base", "threads", "witness"})
    void validatesEveryModule(String engine) throws IOException {
        byte[] module = module(engine);
        assertThat(Parser.parse(module).exportSection().exportCount()).isGreaterThan(7);
        byte[] spoilt = module.clone();
        int end = new String(module, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("\u000b\u0000");
        spoilt[end] = 0x1a; // the last function's end becomes a drop
        assertThatThrownBy(() -> Parser.parse(spoilt)).isInstanceOf(WasmEngineException.class);
    }

    @Test
    void budgetsOnSharedMemoryAnswerAsOnV8() throws IOException {
        Instance threads = Instance.builder(Parser.parse(module("threads")))
                .withImportValues(ImportValues.builder()
                        .addMemory(
                                new ImportMemory("env", "memory", new ByteBufferMemory(new MemoryLimits(2, 2, true))))
                        .build())
                .build();
        long budget = call(threads, "heap_base");
        assertThat(budget).isEqualTo(Layout.HEAP);
        assertThat(call(threads, "budget_create", budget, 95)).isZero();
        assertThat(call(threads, "budget_allocate", budget, 90)).isZero();
        assertThat(call(threads, "budget_allocate", budget, 6)).isEqualTo(Codes.BUDGET);
        assertThat(call(threads, "budget_release", budget, 92)).isZero();
        assertThat(call(threads, "budget_available", budget)).isEqualTo(1);
        assertThat(call(threads, "budget_allocate", budget + 2, 1)).isEqualTo(Codes.INVALID);
    }

    private static long call(Instance instance, String name, long... arguments) {
        return instance.export(name).apply(arguments)[0];
    }
}
