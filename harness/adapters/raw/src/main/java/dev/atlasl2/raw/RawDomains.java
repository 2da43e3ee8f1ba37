package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Race;
import dev.atlasl2.spec.DomainState;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Sequences and races on domains. */
final class RawDomains {
    private final RawModule module;

    RawDomains(RawModule module) {
        this.module = module;
    }

    void addTo(Map<String, Operation> table) {
        table.put("domain", this::steps);
        table.put("attachRace", (in, out) -> {
            RawDomain domain = new RawDomain(module, in.number("bytes"), 0);
            byte[] region = in.region("region");
            race(in, out, domain, () -> domain.attach(region));
        });
        table.put("commitRace", (in, out) -> {
            RawDomain domain = new RawDomain(module, in.number("bytes"), 0);
            domain.attach(in.region("region"));
            race(in, out, domain, domain::commit);
        });
    }

    private static void race(Arguments in, ObjectNode out, RawDomain domain, Runnable call) {
        Race.forOne(in.clamped("threads"), call, out);
        out.put("state", domain.state().name());
    }

    private void steps(Arguments in, ObjectNode out) {
        RawDomain domain = new RawDomain(module, in.number("bytes"), in.number("budget"));
        byte[][] attached = new byte[1][];
        List<Arguments> steps = in.steps(); // a refused creation has no fields
        describe(domain, out);
        Answers.steps(
                out,
                steps,
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "attach" -> {
                            byte[] region = step.region("region");
                            domain.attach(region);
                            attached[0] = region;
                        }
                        case "update" -> domain.update(step.number("at"), step.hex("old"), step.hex("new"));
                        case "poke" -> poke(attached[0], step.number("at"), step.number("value"));
                        case "read" -> answer.set("region", attached[0] == null ? null : Answers.digest(attached[0]));
                        case "verify" -> domain.verify();
                        case "commit" -> answer.set("witness", Answers.witness(domain.commit()));
                        case "allocate" -> domain.allocate(step.number("n"));
                        case "allocateAll" -> domain.allocateAll(step.numbers("n"));
                        case "release" -> domain.release(step.number("n"));
                        case "destroy" -> domain.destroy();
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> describe(domain, answer));
    }

    /** A write of the caller, not a call of the domain, so the domain's state does not matter. */
    private static void poke(byte[] memory, long at, long value) {
        if (memory == null || at < 0 || at >= memory.length || value < 0 || value > 255) {
            throw Host.invalid(
                    "poke needs attached memory, an offset in it and a byte, got offset " + at + " and byte " + value);
        }
        memory[(int) at] = (byte) value;
    }

    private static void describe(RawDomain domain, ObjectNode answer) {
        DomainState state = domain.state();
        answer.put("state", state.name());
        answer.put("available", state == DomainState.DESTROYED ? null : (Integer) domain.available());
        boolean tracks = state == DomainState.ATTACHED || state == DomainState.COMMITTED;
        answer.put("sum", tracks ? (Integer) domain.sum() : null);
    }
}
