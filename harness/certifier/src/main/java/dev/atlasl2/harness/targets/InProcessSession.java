package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A target in this process, on a thread of its own, so that the harness continues if it hangs. */
final class InProcessSession implements Session {
    private final UnaryOperator<String> answers;
    private final ExecutorService thread;

    InProcessSession(String id, UnaryOperator<String> answers) {
        this.answers = answers;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(id).factory());
    }

    @Override
    public String exchange(String line, Duration deadline) throws TargetFault {
        Future<String> answer = thread.submit(() -> answers.apply(line));
        try {
            String text = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            if (text == null) {
                throw new TargetFault(Fault.EARLY_EXIT, "null where an answer was due");
            }
            return text;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TargetFault(Fault.HANG, "no answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new TargetFault(Fault.CRASH, String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetFault(Fault.HANG, "the wait for an answer was interrupted", e);
        }
    }

    @Override
    public String log() {
        return ""; // it shares the harness's standard error
    }

    /** The jars stay open until they are collected, because background threads of the library may still need them. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
