package dev.atlasl2.harness.protocol;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The harness's side of the protocol over one session. It builds each request only from the operation and its input, so
 * an expected answer cannot get into it. Used by one thread.
 */
public final class Conversation implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    /** Characters of an engine that a certificate repeats for each floor. */
    private static final int MAX_ENGINE = 500;

    private final Session session;
    /** By unpredictable steps, so that a target cannot answer a request before it comes. */
    private long seq;

    private final RandomGenerator steps = RandomGenerator.getDefault();
    private boolean inStep = true;

    public Conversation(Session session) {
        this.session = session;
    }

    /**
     * Makes the target introduce itself.
     *
     * @throws TargetFault also if the introduction is not valid
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
        return new Bench(answer.body().path("acc").longValue(), nanos, engine(answer), warming(answer));
    }

    private static Optional<String> engine(Answer answer) throws TargetFault {
        JsonNode engine = answer.body().path("engine");
        if (engine.isMissingNode() || engine.isNull()) {
            return Optional.empty();
        }
        if (!engine.isString()) {
            throw new TargetFault(
                    Fault.BAD_ANSWER, "engine of a bench must be text, got " + Excerpt.of(engine.toString()));
        }
        return Optional.of(Excerpt.of(engine.stringValue(), MAX_ENGINE));
    }

    private static boolean warming(Answer answer) throws TargetFault {
        JsonNode warming = answer.body().path("warming");
        if (warming.isMissingNode() || warming.isNull()) {
            return false;
        }
        if (!warming.isBoolean()) {
            throw new TargetFault(
                    Fault.BAD_ANSWER,
                    "warming of a bench must be true or false, got " + Excerpt.of(warming.toString()));
        }
        return warming.booleanValue();
    }

    /**
     * A bench's answer and its time.
     *
     * @param acc the chained value, to be compared with {@code BenchChain}'s
     * @param nanos from sending the request to reading the answer
     * @param engine which code did the work and why, if the target says so; one line, cut if it is long
     * @param warming whether the target says that it may still become faster
     */
    public record Bench(long acc, long nanos, Optional<String> engine, boolean warming) {}

    /** Returns the processor time of the target since it started, if it is known. */
    public Optional<Duration> processorTime() {
        return session.processorTime();
    }

    /** Returns the end of the target's output for people. */
    public String log() {
        return session.log();
    }

    /** Returns the executables that run as the target now, as far as they are known. */
    public List<Path> programs() {
        return session.programs();
    }

    /**
     * Says goodbye if the target can still read it, and ends the target in any case. No more requests follow, so
     * nothing is lost if it goes wrong.
     *
     * @return how the target violated the protocol, in one line; empty if it did not
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
