package dev.atlasl2.adapter;

import dev.atlasl2.Conservation;
import dev.atlasl2.ConservedBuffer;
import dev.atlasl2.ConservedSum;
import dev.atlasl2.Domain;
import dev.atlasl2.TrackedSum;
import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Operations with state: one answer per step. */
final class SequenceOperations {
    /** One step of a delta. */
    private interface Delta {
        int of(int sum, Arguments step);
    }

    private static final List<Delta> DELTAS = List.of(
            (sum, step) -> isByte(step)
                    ? Conservation.deltaByte(sum, step.clamped("old"), step.clamped("new"))
                    : Conservation.deltaRange(sum, step.region("old"), step.region("new")),
            (sum, step) -> {
                TrackedSum tracked = new TrackedSum(sum);
                if (isByte(step)) {
                    tracked.deltaByte(step.clamped("old"), step.clamped("new"));
                } else {
                    tracked.deltaRange(step.region("old"), step.region("new"));
                }
                return tracked.value();
            });

    private SequenceOperations() {}

    static void addTo(Map<String, Operation> table) {
        table.put("stream", SequenceOperations::stream);
        table.put("deltaSteps", SequenceOperations::deltaSteps);
        table.put("buffer", SequenceOperations::buffer);
        table.put("budget", SequenceOperations::budget);
        table.put("domain", SequenceOperations::domain);
    }

    private static void stream(Arguments in, ObjectNode out) {
        ConservedSum sum = new ConservedSum();
        TrackedSum[] tracked = {new TrackedSum()};
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "update" -> {
                            byte[] data = step.region("data");
                            for (long times = step.has("times") ? step.number("times") : 1; times > 0; times--) {
                                sum.update(data);
                                tracked[0].update(data);
                            }
                        }
                        case "merge" -> {
                            sum.merge(step.clamped("residue"));
                            tracked[0].merge(step.clamped("residue"));
                        }
                        case "value" -> {}
                        case "reset" -> {
                            sum.reset();
                            tracked[0] = new TrackedSum();
                        }
                        case "save" -> answer.put("state", sum.save());
                        case "restore" -> {
                            sum.restore(step.clamped("state"));
                            tracked[0] = new TrackedSum(step.clamped("state"));
                        }
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> {
                    int value = agree(List.of(sum.value(), tracked[0].value()), one -> one);
                    answer.put("sum", value);
                });
    }

    private static void deltaSteps(Arguments in, ObjectNode out) {
        int[] sum = {new TrackedSum(in.clamped("sum")).value()}; // refuses an initial sum outside 0..95
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> sum[0] = agree(DELTAS, delta -> delta.of(sum[0], step)),
                answer -> answer.put("sum", sum[0]));
    }

    private static boolean isByte(Arguments step) {
        if (step.isNumber("old") != step.isNumber("new")) {
            throw new AtlasException(ErrorCode.INVALID, "old and new must both be bytes or both be ranges");
        }
        return step.isNumber("old");
    }

    private static void buffer(Arguments in, ObjectNode out) {
        byte[] data = in.region("data");
        ConservedBuffer buffer = ConservedBuffer.wrap(data);
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "sum" -> answer.put("sum", buffer.sum());
                        case "check" -> answer.put("conserved", buffer.check());
                        case "set" -> buffer.set(step.clamped("at"), step.clamped("value"));
                        case "setRange" -> buffer.set(step.clamped("at"), step.region("data"));
                        case "poke" -> data[step.clamped("at")] = (byte) step.number("value");
                        case "invalidate" -> buffer.invalidate();
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> answer.set("data", Answers.digest(data)));
    }

    private static void budget(Arguments in, ObjectNode out) {
        List<Allowance> budgets = new ArrayList<>();
        agree(Allowance.WAYS, way -> budgets.add(way.apply(in.clamped("initial"))));
        var steps = in.steps(); // a refused creation has no fields
        out.put("available", available(budgets));
        Answers.steps(
                out,
                steps,
                (step, answer) -> Surfaces.agree(budgets, Allowance::toString, budget -> {
                    switch (step.text("do")) {
                        case "allocate" -> budget.allocate(step.clamped("n"));
                        case "allocateAll" -> budget.allocateAll(step.numbers("n"));
                        case "release" -> budget.release(step.clamped("n"));
                        default -> throw Answers.unknown(step);
                    }
                    return "done";
                }),
                answer -> answer.put("available", available(budgets)));
    }

    private static int available(List<Allowance> budgets) {
        return Surfaces.agree(budgets, Allowance::toString, Allowance::available);
    }

    private static <W, T> T agree(List<W> ways, Function<W, T> call) {
        return Surfaces.agree(ways, way -> way.getClass().getSimpleName(), call);
    }

    private static void domain(Arguments in, ObjectNode out) {
        ObjectNode agreed = Surfaces.agree(List.of(Attachment.values()), Attachment::name, way -> {
            ObjectNode answer = Answers.object();
            domain(in, answer, way);
            return answer;
        });
        out.setAll(agreed);
    }

    private static void domain(Arguments in, ObjectNode out, Attachment way) {
        Domain domain = Domain.create(in.number("bytes"), in.clamped("budget"));
        ByteBuffer[] attached = new ByteBuffer[1];
        describe(domain, out);
        Answers.steps(
                out,
                in.steps(),
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "attach" -> {
                            byte[] region = step.region("region");
                            ByteBuffer memory = region == null ? null : way.memory(region.clone());
                            way.attach(domain, memory);
                            attached[0] = memory;
                        }
                        case "update" -> update(domain, step);
                        case "poke" -> poke(attached[0], step.number("at"), step.number("value"));
                        case "read" ->
                            answer.set("region", attached[0] == null ? null : Answers.digest(bytes(attached[0])));
                        case "verify" -> domain.verify();
                        case "commit" -> answer.set("witness", Answers.witness(domain.commit()));
                        case "allocate" -> domain.allocate(step.clamped("n"));
                        case "allocateAll" -> domain.allocateAll(step.numbers("n"));
                        case "release" -> domain.release(step.clamped("n"));
                        case "destroy" -> domain.destroy();
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> describe(domain, answer));
    }

    /** A write of the caller, not a call of the domain, so the domain's state does not matter. */
    private static void poke(ByteBuffer memory, long at, long value) {
        if (memory == null || at < 0 || at >= memory.capacity() || value < 0 || value > 255) {
            throw new AtlasException(ErrorCode.INVALID, "poke needs attached memory, an offset in it and a byte");
        }
        memory.put((int) at, (byte) value);
    }

    private static byte[] bytes(ByteBuffer memory) {
        byte[] bytes = new byte[memory.capacity()];
        memory.get(0, bytes);
        return bytes;
    }

    /** One byte uses the overload for one byte, so that both overloads are tried. */
    private static void update(Domain domain, Arguments step) {
        byte[] before = step.hex("old");
        byte[] after = step.hex("new");
        if (before != null && after != null && before.length == 1 && after.length == 1) {
            domain.update(step.number("at"), before[0] & 0xff, after[0] & 0xff);
        } else {
            domain.update(step.number("at"), before, after);
        }
    }

    private static void describe(Domain domain, ObjectNode answer) {
        DomainState state = domain.state();
        answer.put("state", state.name());
        if (state == DomainState.DESTROYED) {
            answer.putNull("available");
        } else {
            answer.put("available", domain.available());
        }
        if (state == DomainState.ATTACHED || state == DomainState.COMMITTED) {
            answer.put("sum", domain.sum());
        } else {
            requireNoSum(domain);
            answer.putNull("sum");
        }
    }

    private static void requireNoSum(Domain domain) {
        try {
            throw new IllegalStateException("a domain without memory answers sum " + domain.sum());
        } catch (AtlasException expected) {
            return; // clause S14.2: readable only while attached or committed
        }
    }
}
