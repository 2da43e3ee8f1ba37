package dev.atlasl2.harness.targets.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.GpuAdapter;
import dev.atlasl2.harness.targets.GpuTarget;
import dev.atlasl2.vectors.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a real Chromium: WebGPU that is lost in the middle of a run, and WebGPU without an adapter. */
@Timeout(300)
class GpuIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PATH = System.getenv().getOrDefault("PATH", "");

    @TempDir
    Path folder;

    private Path chromium;

    @BeforeEach
    void find() {
        Optional<Path> found = Browser.CHROMIUM.find(PATH);
        assumeTrue(
                found.isPresent() && Files.isDirectory(Path.of("/proc/self")),
                "there is no Chromium on Linux here; to run it: ./atlas targets --install chromium-gpu");
        chromium = found.orElseThrow();
    }

    /** Chromium does the work of the GPU in a process of its own. Its end is what the reset of a driver is. */
    @Test
    void deviceThatIsLostInTheMiddleOfARunIsAFaultAndNeverAnAnswer() throws Exception {
        for (String engine : List.of("gpu", "gpu-software")) {
            try (Conversation conversation =
                    new Conversation(target(engine, PATH).open())) {
                assertThat(conversation.hello(PATIENCE).engine()).startsWith("gpu: asked for, adapter ");
                assertThat(ask(conversation, "sum")).isEqualTo(34);

                assertThat(ProcessHandle.current()
                                .descendants()
                                .filter(GpuIT::isOnGpu)
                                .filter(ProcessHandle::destroyForcibly))
                        .isNotEmpty();

                TargetFault fault = catchThrowableOfType(TargetFault.class, () -> askUntilItBreaks(conversation));
                assertThat(fault.fault()).isEqualTo(Fault.REPORTED);
                assertThat(fault).hasMessageContaining("the GPU failed");
                for (String op : List.of("sum", "check", "witnessTree")) {
                    assertThat(catchThrowableOfType(TargetFault.class, () -> ask(conversation, op))
                                    .fault())
                            .as(op)
                            .isEqualTo(Fault.REPORTED);
                }
            }
        }
    }

    @Test
    void withoutAnAdapterTheTargetIsMissingWithTheReasonOfTheBrowser() throws Exception {
        Path script = folder.resolve("chromium");
        Files.writeString(
                script, "#!/bin/sh\nexec '" + chromium + "' --disable-gpu --disable-software-rasterizer \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(GpuTarget.inBrowser(target("gpu", folder.toString()), new GpuAdapter(""))
                        .availability())
                .isInstanceOfSatisfying(Missing.class, missing -> {
                    assertThat(missing.reason()).contains("no GPU can be used: ");
                    assertThat(missing.fix()).contains("for this platform");
                });
    }

    /** The message that the process has ended may come after the next request. */
    private static void askUntilItBreaks(Conversation conversation) throws TargetFault {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            assertThat(ask(conversation, "sum")).isEqualTo(34);
        }
    }

    private static int ask(Conversation conversation, String op) throws TargetFault {
        return conversation
                .run(op, Json.readObject("input", "{\"data\":{\"hex\":\"ff43\"},\"k\":12}"), PATIENCE)
                .body()
                .path("sum")
                .asInt(-1);
    }

    /** Java does not understand the command lines that Chromium gives its processes. */
    private static boolean isOnGpu(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains("--type=gpu-process");
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    private static BrowserTarget target(String engine, String path) {
        return new BrowserTarget(Dist.ofLauncher(), Browser.CHROMIUM, engine, false, path);
    }
}
