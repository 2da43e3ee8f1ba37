package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the code blocks of the documents as a reader would. A block marked {@code run} is executed with the shipped
 * files. If an {@code output} block follows, the output must match it: a line {@code ...} matches any lines, and {@code
 * ~} any word.
 */
class DocsIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final Path DIST = Path.of(System.getProperty("atlas.dist"));
    /** The modules wasm/kernels and wasm/npm run the blocks of spec/ABI.md and of the npm package. */
    private static final List<String> DOCUMENTS = List.of(
            "README.md",
            "CONTRIBUTING.md",
            "docs/certify-yours.md",
            "docs/coming-from.md",
            "docs/command-line.md",
            "docs/jvm.md");

    private static final Pattern BLOCK = Pattern.compile(
            "^```(java|js|sh) run\\n(.*?)^```\\n(?:\\s*```text output\\n(.*?)^```\\n)?",
            Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path work;

    record Block(String document, int number, String language, String code, String output) {}

    @TestFactory
    Stream<DynamicTest> codeBlocksDoWhatTheDocumentSays() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String document : DOCUMENTS) {
            var matcher = BLOCK.matcher(Files.readString(HOME.resolve(document)));
            for (int number = 1; matcher.find(); number++) {
                blocks.add(new Block(document, number, matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        assertThat(blocks)
                .as("blocks of README.md, and of the commands on files")
                .extracting(block -> block.document + " " + block.language)
                .contains(
                        "README.md java",
                        "README.md js",
                        "README.md sh",
                        "docs/command-line.md sh",
                        "docs/jvm.md java");
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.document + " block " + block.number + " (" + block.language + ")", () -> check(block)));
    }

    private void check(Block block) throws Exception {
        Path folder = Files.createDirectories(work.resolve(block.document.replace('/', '-') + "-" + block.number));
        String printed = switch (block.language) {
            case "java" -> run(folder, java(folder, block.code));
            case "js" -> run(folder, node(folder, block.code));
            default -> run(HOME, List.of("bash", "-euo", "pipefail", "-c", block.code));
        };
        if (block.output != null) {
            assertThat(printed).matches(expectation(block.output));
        }
    }

    private static List<String> java(Path folder, String code) throws IOException {
        Path source = Files.writeString(folder.resolve("Example.java"), code);
        String classPath;
        try (Stream<Path> core = Files.list(DIST.resolve("targets/jvm"));
                Stream<Path> vector = Files.list(DIST.resolve("targets/jvm-vector"))) {
            classPath = Stream.concat(core, vector)
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "--add-modules", "jdk.incubator.vector", "-cp", classPath, source.toString());
    }

    private static List<String> node(Path folder, String code) throws IOException {
        Path installed = folder.resolve("node_modules/atlas-l2");
        Path shipped = DIST.resolve("targets/npm");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = installed.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path source = Files.writeString(folder.resolve("example.mjs"), code);
        return List.of(HOME.resolve(".tools/node/node").toString(), source.toString());
    }

    private static String run(Path folder, List<String> command) throws Exception {
        Path log = Files.createTempFile("docs", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(log.toFile())
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
            assertThat(process.exitValue())
                    .as("exit status; it printed:%n%s%n%s", printed, Files.readString(log))
                    .isZero();
            return printed;
        } finally {
            Files.delete(log);
        }
    }

    private static Pattern expectation(String output) {
        String regex = output.lines()
                .map(line -> line.equals("...") ? "(?:[^\\n]*\\n)*?" : word(line) + "\\n")
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static String word(String line) {
        return Stream.of(line.split("~", -1)).map(Pattern::quote).collect(Collectors.joining("\\S+"));
    }
}
