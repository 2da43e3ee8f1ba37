package dev.atlasl2.harness.floor;

import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.vectors.Json;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** A target whose benches take a time that the test chooses. Its answers are right, unless the test changes them. */
class ScriptedTarget implements Target {
    /** How a bench computes its answer. */
    interface Chain {
        long acc(String op, int size, long reps, int start);
    }

    /** How long a bench of that many runs takes, in nanoseconds. */
    interface Pace {
        long nanos(long reps);
    }

    private final Supplier<Pace> pace;
    private final UnaryOperator<ObjectNode> bend;
    private final Chain chain;

    ScriptedTarget(long nanosPerRun, UnaryOperator<ObjectNode> bend) {
        this(
                () -> steady(nanosPerRun),
                bend,
                (op, size, reps, start) -> BenchChain.of(op, size, start).forward(reps));
    }

    ScriptedTarget(long nanosPerRun, Chain chain) {
        this(() -> steady(nanosPerRun), UnaryOperator.identity(), chain);
    }

    ScriptedTarget(Pace pace, Chain chain) {
        this(pace, UnaryOperator.identity(), chain);
    }

    ScriptedTarget(Pace pace, UnaryOperator<ObjectNode> bend, Chain chain) {
        this(() -> pace, bend, chain);
    }

    /** @param pace nanoseconds a run, read at each start */
    ScriptedTarget(LongSupplier pace) {
        this(
                () -> steady(pace.getAsLong()),
                UnaryOperator.identity(),
                (op, size, reps, start) -> BenchChain.of(op, size, start).forward(reps));
    }

    private ScriptedTarget(Supplier<Pace> pace, UnaryOperator<ObjectNode> bend, Chain chain) {
        this.pace = pace;
        this.bend = bend;
        this.chain = chain;
    }

    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Availability availability() {
        return new Availability.Available("");
    }

    @Override
    public Session open() throws TargetFault {
        Pace started = pace.get();
        return new Session() {
            @Override
            public String exchange(String line, Duration deadline) {
                ObjectNode request = Json.readObject("request", line);
                ObjectNode answer =
                        Json.object().put("seq", request.get("seq").longValue()).put("result", "OK");
                return switch (request.get("type").stringValue()) {
                    case "hello" -> hello(answer).toString();
                    case "bench" -> bend.apply(bench(request, answer, started)).toString();
                    default -> answer.toString();
                };
            }

            @Override
            public String log() {
                return "";
            }

            @Override
            public void close() {}
        };
    }

    private static ObjectNode hello(ObjectNode answer) {
        answer.put("protocol", 1)
                .put("name", "scripted")
                .put("version", "1")
                .put("runtime", "")
                .put("engine", "")
                .put("semantics", 65536);
        answer.put("maxBytes", 1 << 30).putArray("operations");
        answer.putArray("bench")
                .add("sum")
                .add("loop")
                .add("copy")
                .add("witness")
                .add("fill");
        return answer;
    }

    private static Pace steady(long nanosPerRun) {
        return reps -> reps * nanosPerRun;
    }

    private ObjectNode bench(ObjectNode request, ObjectNode answer, Pace pace) {
        long reps = request.get("reps").longValue();
        long end = System.nanoTime() + pace.nanos(reps);
        long acc =
                chain.acc(request.get("op").stringValue(), request.get("size").intValue(), reps, (int)
                        request.get("start").longValue());
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return answer.put("acc", acc);
    }
}
