package dev.atlasl2.wasm.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private int run(String... args) {
        PrintStream to = new PrintStream(messages, true);
        return Main.run(args, to, to);
    }

    private Path module() throws IOException {
        TeavmLike module = new TeavmLike();
        module.export("abi.nothing", module.function(Samples.NOTHING, List.of(), Samples.code("end")));
        return Files.write(folder.resolve("in.wasm"), module.bytes());
    }

    @Test
    void writesAModule() throws IOException {
        Path out = folder.resolve("deeper/out.wasm");
        assertThat(run(module().toString(), out.toString(), "any", "1", "65536"))
                .isZero();
        Validator.validate(Files.readAllBytes(out));
        assertThat(messages.toString()).contains("out.wasm");
    }

    @Test
    void wrongArgumentsAreNamedAndEndWith2() throws IOException {
        String in = module().toString();
        String out = folder.resolve("out.wasm").toString();
        assertThat(run()).isEqualTo(2);
        assertThat(run(in, out, "any", "one", "2")).isEqualTo(2);
        assertThat(run(in, out, "any", "1", "65537")).isEqualTo(2);
        assertThat(run(in, out, "any", "3", "2")).isEqualTo(2);
        assertThat(run(in + "x", out, "any", "1", "2")).isEqualTo(2);
        assertThat(messages.toString())
                .contains(
                        "expected 5 arguments or more, got 0",
                        "usage",
                        "PAGES must be 0..65536, got one",
                        "MOST-PAGES must be 1..65536, got 65537",
                        "MOST-PAGES must be 3..65536, got 2",
                        "no such file");
    }

    @Test
    void aFailureLeavesTheOldOutputAlone() throws IOException {
        Path in = Files.write(folder.resolve("bad.wasm"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        Path out = Files.writeString(folder.resolve("out.wasm"), "before");
        assertThat(run(in.toString(), out.toString(), "any", "1", "2")).isEqualTo(1);
        assertThat(Files.readString(out)).isEqualTo("before");
        assertThat(messages.toString()).contains("bad.wasm", "not a WebAssembly module");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
