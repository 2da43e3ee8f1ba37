package dev.atlasl2.harness.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The composite action for users' CI, as its runner would start it. */
class ActionIT {
    private static final Path FOLDER = Path.of(System.getProperty("atlas.home"), ".github/actions/certify");

    @TempDir
    Path workspace;

    private Map<String, ?> inputs;
    private Map<String, String> environment;
    private String log;

    @BeforeEach
    void readAction() throws IOException {
        Map<String, ?> action = object(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(FOLDER.resolve("action.yml"))));
        inputs = object(action.get("inputs"));
        Map<String, ?> step = ((List<?>) object(action.get("runs")).get("steps"))
                .stream()
                        .map(ActionIT::object)
                        .filter(each -> "certify".equals(each.get("id")))
                        .findFirst()
                        .orElseThrow();
        assertThat(step.get("run")).isEqualTo("\"$GITHUB_ACTION_PATH/certify\"");
        environment = new TreeMap<>();
        Pattern input = Pattern.compile("\\$\\{\\{ inputs\\.(\\w+) }}");
        object(step.get("env")).forEach((name, value) -> {
            var matcher = input.matcher((String) value);
            assertThat(matcher.matches()).as(name).isTrue();
            environment.put(name, matcher.group(1));
        });
    }

    /** A tag can be moved to other code, a digest cannot. */
    @Test
    void everyActionIsNamedByItsDigest() throws IOException {
        Pattern uses = Pattern.compile("uses: *(\\S+)@(\\S+)");
        for (Path file : List.of(FOLDER.resolve("action.yml"), FOLDER.resolve("../../../docs/certify-yours.md"))) {
            assertThat(uses.matcher(Files.readString(file)).results())
                    .isNotEmpty()
                    .allSatisfy(use -> assertThat(use.group(2)).as(use.group()).matches("[0-9a-f]{40}|COMMIT"));
        }
    }

    @Test
    void everyInputReachesTheStep() {
        assertThat(environment.values()).containsExactlyInAnyOrderElementsOf(inputs.keySet());
    }

    @Test
    void programThatIsRightIsCertifiedAndSummed() throws Exception {
        assertThat(run(Map.of("target", "\n  jvm-swar\n\n  node-base  \n")))
                .as(log)
                .isZero();

        assertThat(workspace.resolve("summary")).content().contains("certified", "jvm-swar", "node-base");
        assertThat(workspace.resolve("output")).hasContent("certificate=atlas-certificate/certificate.json");
        assertThat(workspace.resolve("atlas-certificate/certificate.json")).exists();
        assertThat(log).doesNotContain("::error");
    }

    @Test
    void programThatIsWrongFailsTheStep() throws Exception {
        Path silent = Files.writeString(workspace.resolve("silent"), "#!/bin/sh\nexit 0\n");
        assertThat(silent.toFile().setExecutable(true)).isTrue();

        assertThat(run(Map.of("target", "mine=command:./silent"))).as(log).isEqualTo(1);
        assertThat(workspace.resolve("summary")).content().contains("not certified", "mine");
        assertThat(log).containsPattern("(?m)^::error title=mine did not start::");
        assertThat(run(Map.of("target", " \n"))).isEqualTo(2);
        assertThat(log).contains("the input target is empty");
        assertThat(run(Map.of("target", "jvm-swar; touch it"))).isEqualTo(2);
        assertThat(workspace.resolve("it")).doesNotExist();
    }

    private int run(Map<String, String> given) throws Exception {
        Path output = workspace.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(FOLDER.resolve("certify").toString())
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        environment.forEach((name, input) -> builder.environment().put(name, given.getOrDefault(input, (String)
                object(inputs.get(input)).get("default"))));
        builder.environment()
                .put("GITHUB_STEP_SUMMARY", workspace.resolve("summary").toString());
        builder.environment().put("GITHUB_OUTPUT", workspace.resolve("output").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        log = Files.readString(output);
        return process.exitValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> object(Object value) {
        return (Map<String, ?>) value;
    }
}
