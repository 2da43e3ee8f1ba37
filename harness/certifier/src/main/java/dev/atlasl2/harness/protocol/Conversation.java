package dev.atlasl2.harness.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The harness's side of the protocol over one session. It builds each request from the operation and its input alone:
 * there is no way in for an expected answer. Used by one thread.
 */
public final class Conversation implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Session session;
    /** By steps that cannot be foreseen, so that no target answers what it has not been asked. */
    private long seq;

    private final RandomGenerator steps = RandomGenerator.getDefault();
    private boolean inStep = true;

    public Conversation(Session session) {
        this.session = session;
    }

    /**
     * Asks the target to introduce itself.
     *
     * @throws TargetFault also when the introduction is not what the protocol asks for
     */
    public Hello hello(Duration deadline) throws TargetFault {
        return Hello.read(exchange(request("hello").put("protocol", Hello.PROTOCOL), deadline));
    }

    /** Runs one operation. */
    public Answer run(String op, ObjectNode in, Duration deadline) throws TargetFault {
        ObjectNode request = request("run").put("op", op);
        request.set("in", in);
        return exchange(request, deadline);
    }

    /**
     * Runs a bench and times it from here.
     *
     * @param start the value that the chain begins with, unsigned 32-bit
     * @throws TargetFault also when the target does not offer the bench or refuses it
     */
    public Bench bench(String op, long size, long reps, long start, Duration deadline) throws TargetFault {
        ObjectNode request = request("bench")
                .put("op", op)
                .put("size", size)
                .put("reps", reps)
                .put("start", start);
        long begin = System.nanoTime();
        Answer answer = exchange(request, deadline);
        long nanos = System.nanoTime() - begin;
        boolean counted = answer.kind() == Answer.Kind.RESULT
                && answer.result().equals("OK")
                && answer.body().path("acc").isIntegralNumber()
                && answer.body().path("acc").canConvertToLong();
        if (!counted) {
            throw new TargetFault(
                    Fault.BAD_ANSWER,
                    "bench " + op + " of " + size + " bytes: expected result OK and acc, got "
                            + Excerpt.of(answer.body().toString()));
        }
        return new Bench(answer.body().path("acc").longValue(), nanos);
    }

    /**
     * A bench's answer and how long it took.
     *
     * @param acc the chained value, to be compared with {@code BenchChain}'s
     * @param nanos from sending the request to reading the answer
     */
    public record Bench(long acc, long nanos) {}

    /** Returns how long the target has kept processors busy since it started, if that can be told. */
    public Optional<Duration> processorTime() {
        return session.processorTime();
    }

    /** Returns the end of what the target wrote for people. */
    public String log() {
        return session.log();
    }

    /** Returns the executables that run as the target now, as far as they are known. */
    public List<Path> programs() {
        return session.programs();
    }

    /**
     * Says goodbye where that can still be heard, and ends the target either way. Nothing is asked any more, so nothing
     * is lost if it goes wrong.
     *
     * @return what the target did otherwise than the protocol says, in one line; empty if nothing
     */
    public Optional<String> goodbye() {
        if (!inStep) {
            session.close();
            return Optional.empty();
        }
        inStep = false;
        try (session) {
            Answer answer = exchange(request("bye"), GOODBYE);
            if (answer.kind() != Answer.Kind.RESULT) {
                return Optional.of("answered with " + Excerpt.of(answer.body().toString()));
            }
        } catch (TargetFault e) {
            return Optional.of(e.fault().id() + ": " + e.getMessage());
        }
        return session.badEnd();
    }

    /** Like {@link #goodbye}. */
    @Override
    public void close() {
        goodbye();
    }

    private ObjectNode request(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("seq", seq += steps.nextInt(2, 1_000));
    }

    private Answer exchange(ObjectNode request, Duration deadline) throws TargetFault {
        try {
            return Answer.read(session.exchange(request.toString(), deadline), seq);
        } catch (TargetFault e) {
            inStep &= e.fault().inStep();
            throw e;
        }
    }
}
