package dev.atlasl2.wasm.lowering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A real engine for comparison: the Node that the build installs. */
final class NodeEngine {
    private NodeEngine() {}

    static List<Boolean> validates(List<byte[]> modules) {
        return lines("validate.mjs", modules.stream().map(NodeEngine::base64).toList()).stream()
                .map("1"::equals)
                .toList();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Sends a script to Node and returns its answers, one per line. */
    static List<String> lines(String script, List<String> input) {
        String program = Objects.requireNonNull(
                System.getProperty("atlas.node"), "system property atlas.node: the path of Node");
        try {
            Path work = Files.createTempDirectory("atlas-node");
            Path code = work.resolve(script);
            try (InputStream source = Objects.requireNonNull(NodeEngine.class.getResourceAsStream(script), script)) {
                Files.copy(source, code);
            }
            Path answers = work.resolve("answers");
            Path questions = Files.write(work.resolve("questions"), input, StandardCharsets.US_ASCII);
            Process process = new ProcessBuilder(program, code.toString())
                    .redirectInput(questions.toFile())
                    .redirectOutput(answers.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " took longer than two minutes");
            }
            List<String> lines = Files.readAllLines(answers, StandardCharsets.US_ASCII);
            for (Path file : Arrays.asList(answers, questions, code, work)) {
                Files.delete(file);
            }
            if (process.exitValue() != 0 || lines.size() != input.size()) {
                throw new IllegalStateException(script + " ended with status " + process.exitValue() + " and "
                        + lines.size() + " of "
                        + input.size() + " answers");
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
