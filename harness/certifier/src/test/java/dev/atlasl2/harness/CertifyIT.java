package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The main job, as shipped: every target of this version and every core vector, from the packed kit. */
@Execution(ExecutionMode.CONCURRENT)
class CertifyIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final Path DIST = Path.of(System.getProperty("atlas.dist"));
    private static final List<String> TARGETS =
            List.of("jvm-swar", "jvm-vector", "jvm-java17", "node-simd", "node-base");

    @TempDir
    Path folder;

    @Test
    void everyTargetPassesEveryCoreVectorAndARerunSaysTheSame() throws Exception {
        ObjectNode first = certify("first", "-Xmx4g");
        ObjectNode second = certify("second", "-Xmx512m"); // as little as it promises to need

        long core = Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE)
                .count();
        assertThat(first.at("/correctness/targets"))
                .extracting(target -> target.path("id").stringValue())
                .containsExactlyElementsOf(TARGETS);
        for (JsonNode target : first.at("/correctness/targets")) {
            assertThat(target.at("/totals/pass").longValue())
                    .as(target.path("id").stringValue())
                    .isEqualTo(core);
            assertThat(target.at("/totals/skip").longValue()).isZero();
        }
        for (JsonNode target : first.at("/fresh/targets")) {
            assertThat(target.at("/totals/pass").longValue())
                    .as(first.at("/fresh/seed").stringValue() + " "
                            + target.path("id").stringValue())
                    .isEqualTo(200);
        }
        assertThat(first.at("/fresh/targets")).hasSameSizeAs(TARGETS);
        assertThat(first.at("/fresh/seed")).isNotEqualTo(second.at("/fresh/seed"));
        assertThat(second.get("correctness").toString())
                .as("correctness of a rerun")
                .isEqualTo(first.get("correctness").toString());
        Run verify = run(
                Duration.ofMinutes(1),
                "-Xmx512m",
                List.of("verify", folder.resolve("second/certificate.json").toString()));
        assertThat(verify.status).as(verify.output).isZero();
        assertThat(verify.output).contains("good", "says \"certified\"");
    }

    @Test
    void misuseOfTheShippedCommandIsOneLine() throws Exception {
        Run run = run(Duration.ofMinutes(1), "-Xmx512m", List.of("certify", "--target", "nobody"));

        assertThat(run.status).isEqualTo(2);
        assertThat(run.output.lines().filter(line -> !line.startsWith("WARNING: Using incubator")))
                .singleElement()
                .asString()
                .startsWith("atlas: --target: unknown target");
    }

    private ObjectNode certify(String name, String heap) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "certify", "--floors", "off", "--out", folder.resolve(name).toString()));
        TARGETS.forEach(target -> arguments.addAll(List.of("--target", target, "--require", target)));
        Run run = run(Duration.ofMinutes(5), heap, arguments);
        assertThat(run.status).as(run.output).isZero();
        return Json.readObject(
                "certificate", Files.readString(folder.resolve(name).resolve("certificate.json")));
    }

    private record Run(int status, String output) {}

    private Run run(Duration limit, String heap, List<String> arguments) throws IOException, InterruptedException {
        String classPath;
        try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
            classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "--add-modules",
                "jdk.incubator.vector",
                "-Datlas.home=" + HOME,
                "-Datlas.dist=" + DIST,
                "-cp",
                classPath,
                "dev.atlasl2.harness.cli.Atlas"));
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
                    .as("ended within %s: %s", limit, Files.readString(output))
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
