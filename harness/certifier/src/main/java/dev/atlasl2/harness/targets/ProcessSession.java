package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A target behind two pipes. Three threads serve it, so that a target that does not read or write cannot block the
 * harness.
 */
final class ProcessSession implements Session {
    /** How long a process may take to end after its output has ended or goodbye was said. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Process process;
    private final LineReader lines;
    private final TailLog log;
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();
    private final Thread writer;
    private boolean broken;
    private Optional<String> badEnd = Optional.empty();

    /** Something that starts a process, and counts it among the {@link ChildProcesses}. */
    interface Start {
        Process process() throws IOException;
    }

    ProcessSession(String id, Start start) throws TargetFault {
        try {
            process = start.process();
        } catch (IOException e) {
            throw new TargetFault(Fault.NO_START, e.getMessage(), e);
        }
        lines = new LineReader(process.getInputStream(), id + "-answers");
        log = new TailLog(process.getErrorStream(), id + "-log");
        writer = Thread.ofPlatform().daemon().name(id + "-requests").start(this::write);
    }

    @Override
    public String exchange(String line, Duration deadline) throws TargetFault {
        outgoing.add((line + '\n').getBytes(StandardCharsets.UTF_8));
        broken = true; // until the answer has come
        String answer = lines.next(deadline);
        if (answer == null) {
            throw ended();
        }
        broken = false;
        return answer;
    }

    @Override
    public Optional<Duration> processorTime() {
        return ProcessorTime.of(
                process instanceof Container container ? container.processes() : ChildProcesses.tree(process));
    }

    @Override
    public String log() {
        return log.text();
    }

    @Override
    public List<Path> programs() {
        return Programs.of(process);
    }

    @Override
    public Optional<String> badEnd() {
        return badEnd;
    }

    @Override
    public void close() {
        writer.interrupt(); // closes the pipe to the target, which tells it to end
        try {
            if (!broken) {
                badEnd = !process.waitFor(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                        ? Optional.of("went on running")
                        : process.exitValue() == 0 ? Optional.empty() : Optional.of(status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ChildProcesses.endTree(process);
            lines.stop();
        }
    }

    private TargetFault ended() {
        try {
            if (!process.waitFor(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                return new TargetFault(Fault.EARLY_EXIT, "closed its output and went on running");
            }
            log.await(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TargetFault(Fault.CRASH, "ended, and the wait for its status was interrupted", e);
        }
        if (process.exitValue() == 0) {
            return new TargetFault(Fault.EARLY_EXIT, "exit status 0 where an answer was due");
        }
        return new TargetFault(Fault.CRASH, status());
    }

    /** Java reports the end by signal n as 128 + n. */
    private String status() {
        int status = process.exitValue();
        return status > 128 ? "ended by signal " + (status - 128) : "exit status " + status;
    }

    private void write() {
        try (OutputStream stdin = process.getOutputStream()) {
            while (true) {
                stdin.write(outgoing.take());
                stdin.flush();
            }
        } catch (IOException | InterruptedException e) {
            outgoing.clear(); // the target has ended or must end: the reader sees the first, close() does the second
        }
    }
}
