package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.harness.targets.ForeignTargets;
import dev.atlasl2.harness.targets.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A worked adapter of harness/adapters in another language, with the commands that the README there gives.
 *
 * @param name also of its folder
 * @param layer its files that are the implementation, which may be long; those of the adapter may not
 * @param needs a command that ends with 0 if the example can be built and run
 * @param fix what to install if it does not
 * @param build the command that builds it; empty if there is nothing to build
 * @param command the command that runs it, from the top of the checkout
 * @param families those that it offers, with commas; empty if it offers all
 */
public record ExampleAdapter(
        String name, List<String> layer, String needs, String fix, String build, String command, String families) {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    /** That of the build: the one of the PATH may be too old. */
    public static final Path NODE = HOME.resolve(".tools/node");

    private static final int MINUTES = 8;

    private ExampleAdapter(String name, List<String> layer, String needs, String fix, String build, String command) {
        this(name, layer, needs, fix, build, command, "");
    }

    static Stream<ExampleAdapter> all() {
        return Stream.of(
                new ExampleAdapter(
                        "python",
                        List.of("atlas_l2.py"),
                        "python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'",
                        "install Python 3.10 or later",
                        "",
                        "python3 harness/adapters/python/adapter.py"),
                new ExampleAdapter(
                        "c",
                        List.of("atlas_l2.c", "tree.c"),
                        "echo '#include <jansson.h>' | cc -E -",
                        "install a C compiler and jansson, in Debian gcc, libc6-dev and libjansson-dev",
                        "mkdir -p target && cc -O2 -o target/atlas-l2-c harness/adapters/c/*.c -ljansson -lpthread",
                        "target/atlas-l2-c"),
                new ExampleAdapter(
                        "go",
                        List.of("layer.go", "tree.go"),
                        "go version | grep -E 'go1\\.(19|[2-9][0-9])'",
                        "install Go 1.19 or later, in Debian golang-go",
                        "mkdir -p target && (cd harness/adapters/go && go build -buildvcs=false -o ../../../target/atlas-l2-go .)",
                        "target/atlas-l2-go"),
                new ExampleAdapter(
                        "rust",
                        List.of("layer.rs", "tree.rs"),
                        "rustc --version | grep -E 'rustc 1\\.(6[3-9]|[7-9][0-9]|[1-9][0-9]{2})'",
                        "install Rust 1.63 or later, in Debian rustc",
                        "mkdir -p target && rustc --edition 2021 -O -o target/atlas-l2-rust harness/adapters/rust/main.rs",
                        "target/atlas-l2-rust"),
                new ExampleAdapter(
                        "javascript",
                        List.of("atlas-l2.mjs", "tree.mjs"),
                        "node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'",
                        "install Node 20 or later",
                        "",
                        "node harness/adapters/javascript/adapter.mjs"),
                new ExampleAdapter(
                        "verilog",
                        List.of(),
                        "verilator --version && g++ --version && make --version"
                                + " && echo '#include <jansson.h>' | g++ -x c++ -E -",
                        "install Verilator, a C++ compiler, make and jansson, in Debian verilator, g++, make and libjansson-dev",
                        "mkdir -p target && verilator --cc --exe --build -j 0 -Wall --top-module atlas_l2 --Mdir target/verilog"
                                + " -o ../atlas-l2-verilog harness/adapters/verilog/*.v \"$PWD\"/harness/adapters/verilog/*.cpp -LDFLAGS -ljansson",
                        "target/atlas-l2-verilog",
                        "sum,stream,check,window,sliding,delta,budget"));
    }

    public static ExampleAdapter of(String name) {
        return all().filter(example -> example.name.equals(name)).findFirst().orElseThrow();
    }

    /** Returns the folder that has it in the kit. */
    Path source() {
        return HOME.resolve("harness/adapters").resolve(name);
    }

    /** Returns the target as a user of the README names it. */
    String target() {
        return name + "=command:" + command;
    }

    /** Returns the options of {@code certify} for all that it offers, as the README has them. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of("--target", target(), "--floors", "off"));
        if (!families.isEmpty()) {
            options.addAll(List.of("--family", families));
        }
        return options;
    }

    /** Builds it in {@code folder/checkout}, which then has nothing but the adapter, and returns the target that runs it. */
    Target built(Path folder) throws Exception {
        copy(folder.resolve("checkout"));
        assumeTrue(run(folder, "sh", "-c", needs) == 0, "no tools for the example " + name + "; to run it: " + fix);
        assertThat(run(folder, "sh", "-c", build)).as(log(folder)).isZero();
        return ForeignTargets.of(name + "=command:sh -c 'PATH=\"" + NODE + ":$PATH\"; cd \""
                + folder.resolve("checkout") + "\" && exec " + command + "'");
    }

    private void copy(Path checkout) throws IOException {
        try (Stream<Path> files = Files.walk(source())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = checkout.resolve(HOME.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Runs a command in {@code folder/checkout} and returns its exit status; its output goes to {@link #log}. */
    static int run(Path folder, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("checkout").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().merge("PATH", NODE.toString(), (path, node) -> node + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    /** Returns the output of the last command. */
    static String log(Path folder) throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public String toString() {
        return name;
    }
}
