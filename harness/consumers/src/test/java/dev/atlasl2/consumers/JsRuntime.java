package dev.atlasl2.consumers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A runtime of JavaScript, as the kit's targets have it in the folder {@code .tools}. */
enum JsRuntime {
    NODE_20("runtimes/node-20", "node"),
    NODE_22("runtimes/node-22", "node"),
    NODE_24("node", "node"),
    NODE_26("runtimes/node-26", "node"),
    DENO("runtimes/deno", "deno"),
    BUN("runtimes/bun", "bun");

    private static final Path TOOLS = Release.HOME.resolve(".tools");

    private final String folder;
    private final String name;

    JsRuntime(String folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Returns the program, or skips the test. */
    Path program() {
        Path runtime = TOOLS.resolve(folder);
        Optional<Path> found = this == NODE_24
                ? Optional.of(runtime.resolve(name)).filter(Files::isExecutable)
                : Stream.of(runtime.resolve("node_modules"))
                        .filter(Files::isDirectory)
                        .flatMap(modules -> Release.files(modules).stream())
                        .filter(file -> file.endsWith(name) && Files.isExecutable(file))
                        .findFirst();
        assumeTrue(found.isPresent(), () -> "no " + name + " in " + runtime + "; to run it: ./atlas targets --install");
        return found.get();
    }

    /** Runs a script in a folder with a package.json and node_modules. */
    Program.Result run(Path project, String script) {
        List<Object> command = new ArrayList<>(List.of(program()));
        if (this == DENO) {
            command.addAll(List.of("run", "--allow-all", "--no-prompt", "--node-modules-dir=manual"));
        }
        command.add(script);
        return new Program(project, quiet(project)).run(command);
    }

    /** Returns the command line of npm, run by the Node of the kit. */
    static List<Object> npm(Object... arguments) {
        return Stream.concat(
                        Stream.of(NODE_24.program(), TOOLS.resolve("node/node_modules/npm/bin/npm-cli.js")),
                        Stream.of(arguments))
                .toList();
    }

    /** Returns variables under which Deno and Bun keep what they keep in the project, and ask nobody for updates. */
    static Map<String, String> quiet(Path project) {
        return Map.of(
                "DENO_DIR",
                project.resolve(".deno").toString(),
                "DENO_NO_UPDATE_CHECK",
                "1",
                "BUN_INSTALL_CACHE_DIR",
                project.resolve(".bun").toString(),
                "NO_COLOR",
                "1");
    }
}
