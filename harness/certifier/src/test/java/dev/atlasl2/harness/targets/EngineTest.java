package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.FakeEngine;
import dev.atlasl2.harness.gallery.FakeEngine.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A broken container engine ends the run with its reason and never counts as a fault of the target. The command runs as
 * a separate program, because the engine is found by the environment.
 */
@Timeout(300)
class EngineTest {
    private static final int BROKEN = 3;
    private static final int NOT_CERTIFIED = 1;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private String said;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /containers/c1/start | 500 | cannot set limits: the requested cgroup controller `cpu` is not available",
                "POST /containers/create | 403 | permission denied while trying to connect",
                "POST /containers/c1/wait | 500 | the database of containers is locked",
                "GET /containers/json | 500 | no space left on device",
                "GET /images/some/json | 500 | layers are damaged"
            })
    void engineThatFailsBreaksTheRunAndIsNotBlamedOnTheTarget(String request, int status, String words)
            throws Exception {
        Said failure = new Said(status, "{\"message\":\"" + words + "\"}");
        try (FakeEngine engine = new FakeEngine(Map.of(request, failure))) {
            assertThat(certify(engine.address())).as(said).isEqualTo(BROKEN);

            assertThat(said)
                    .startsWith("atlas: ")
                    .contains("the container engine", words)
                    .doesNotContain("certified", "{");
            assertThat(folder.resolve("out/certificate.json")).doesNotExist();
            if (engine.asked().contains("POST /containers/c1/start")) {
                assertThat(engine.asked()).contains("DELETE /containers/c1");
            }
        }
    }

    @Test
    void engineThatHangsUpBreaksTheRun() throws Exception {
        try (FakeEngine engine = new FakeEngine(Map.of("POST /containers/c1/wait", new Said(0, "")))) {
            assertThat(certify(engine.address())).as(said).isEqualTo(BROKEN);
            assertThat(said).contains("atlas: the container engine lost a container: ");
        }
    }

    @Test
    void imageWhoseProgramIsNotThereIsAFaultOfTheTarget() throws Exception {
        Said failure = new Said(
                500,
                "{\"message\":\"runc create failed: unable to start container process: exec: 'nope': executable file not"
                        + " found in $PATH: OCI runtime attempted to invoke a command that was not found\"}");
        try (FakeEngine engine = new FakeEngine(Map.of("POST /containers/c1/start", failure))) {
            assertThat(certify(engine.address())).as(said).isEqualTo(NOT_CERTIFIED);

            assertThat(said).contains("c did not start (no-start): ", "exec: 'nope': executable file not found");
            assertThat(folder.resolve("out/certificate.json")).exists();
        }
    }

    @Test
    void engineThatAcceptsAndIsSilentIsNotWaitedForWithoutALimit() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "tcp://127.0.0.1:" + silent.getLocalPort();

            assertThat(certify(address)).as(said).isEqualTo(BROKEN);
            assertThat(said).contains(address + ", accepts connections and does not answer (waited 10 s)");
        }
    }

    @Test
    void everyAddressThatDoesNotAnswerHasItsReason() throws Exception {
        int free;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            free = silent.getLocalPort();
            assertThat(reason("tcp://127.0.0.1:" + free, Duration.ofMillis(200)))
                    .contains("accepts connections and does not answer");
        }
        assertThat(reason("tcp://127.0.0.1:" + free, LONG)).contains("nothing listens there");
        assertThat(reason("unix://" + folder.resolve("none"), LONG)).contains("there is no such socket");
        assertThat(reason("unix://" + Files.createFile(folder.resolve("file")), LONG))
                .contains("nothing listens there");
        assertThat(reason("tcp://host.invalid:2375", LONG)).contains("names a host that is not known");
        for (String address :
                new String[] {"ssh://host", "nonsense", "", "tcp://host", "tcp://127.0.0.1:0", "unix://\0"}) {
            assertThat(reason(address, LONG)).as(address).contains("is not an address that this kit can use");
        }
        try (FakeEngine engine = new FakeEngine(Map.of())) {
            assertThat(EngineProbe.problem(engine.address(), LONG)).isEmpty();
        }
    }

    private static String reason(String address, Duration limit) {
        return EngineProbe.problem(address, limit).orElseThrow().reason();
    }

    private int certify(String host) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Datlas.home=" + folder,
                "-Datlas.dist=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.atlasl2.harness.cli.Atlas"));
        command.addAll(List.of(
                "certify",
                "--target",
                "c=container:some",
                "--floors",
                "off",
                "--out",
                folder.resolve("out").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", host);
        Process process = builder.start();
        process.getOutputStream().close();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
