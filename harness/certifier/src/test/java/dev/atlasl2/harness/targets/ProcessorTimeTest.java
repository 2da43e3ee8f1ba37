package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Processor time does not depend on the load of the machine, so these bounds hold on all machines. */
class ProcessorTimeTest {
    private static final long WORKED = 400;

    @Test
    void workOfThreadsAndOfChildrenCounts() throws Exception {
        Process process = ChildProcesses.start(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProcessorTimeTest.class.getName(),
                "parent"));
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("worked");

            Duration time = ProcessorTime.of(ChildProcesses.tree(process)).orElseThrow();

            // Two threads here, and one in a child.
            assertThat(time).isBetween(Duration.ofMillis(3 * WORKED - 40), Duration.ofMillis(3 * WORKED + 20_000));
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            ChildProcesses.endTree(process);
        }
    }

    @Test
    void nothingIsToldOfNothing() {
        assertThat(ProcessorTime.of(List.of())).isEqualTo(Optional.empty());
    }

    /** {@code parent} works on two threads, starts a {@code child} that works on one, and waits for its input to end. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("child")) {
            work();
            return;
        }
        Thread other = Thread.ofPlatform().start(ProcessorTimeTest::work);
        work();
        other.join();
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessorTimeTest.class.getName(),
                        "child")
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start()
                .waitFor();
        System.out.println(status == 0 ? "worked" : "the child ended with " + status);
        System.in.read();
    }

    private static void work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (threads.getCurrentThreadCpuTime() < TimeUnit.MILLISECONDS.toNanos(WORKED)) {
            Thread.onSpinWait();
        }
    }
}
