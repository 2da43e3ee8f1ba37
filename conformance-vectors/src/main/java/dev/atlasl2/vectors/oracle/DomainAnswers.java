package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.vectors.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Answers of family domain (clause S14). */
final class DomainAnswers {
    private DomainAnswers() {}

    static void addTo(Map<String, Answers.Row> rows) {
        rows.put("domain", DomainAnswers::sequence);
        rows.put(
                "attachRace",
                (impl, in) -> Answer.of(out -> {
                    Domain domain = impl.domain(in.number("bytes"), 0);
                    byte[] region = in.ownRegion("region");
                    race(domain, in, each -> each.attach(region), out);
                }));
        rows.put(
                "commitRace",
                (impl, in) -> Answer.of(out -> {
                    Domain domain = impl.domain(in.number("bytes"), 0);
                    domain.attach(in.ownRegion("region"));
                    race(domain, in, Domain::commit, out);
                }));
    }

    private static ObjectNode sequence(Operations impl, Arguments in) {
        return Answer.of(out -> {
            Domain domain = impl.domain(in.number("bytes"), in.number("budget"));
            observe(domain, out);
            byte[][] attached = new byte[1][];
            out.set("steps", Answer.steps(in.steps(), step -> {
                ObjectNode fields = Answer.of(more -> step(domain, attached, step, more));
                ObjectNode answer =
                        Json.object().put("result", fields.remove("result").stringValue());
                observe(domain, answer);
                answer.setAll(fields);
                return answer;
            }));
        });
    }

    private static void observe(Domain domain, ObjectNode out) {
        DomainState state = domain.state();
        out.put("state", state.name());
        out.put("available", state == DomainState.DESTROYED ? null : (Integer) domain.available());
        out.put("sum", Operations.tracks(state) ? (Integer) domain.sum() : null);
    }

    private static void step(Domain domain, byte[][] attached, Arguments step, ObjectNode out) {
        switch (step.text("do")) {
            case "attach" -> {
                byte[] region = step.ownRegion("region");
                domain.attach(region);
                attached[0] = region;
            }
            case "update" -> domain.update(step.number("at"), step.hex("old"), step.hex("new"));
            case "poke" -> poke(attached[0], step.number("at"), step.number("value"));
            case "read" ->
                out.set("region", attached[0] == null ? null : Answer.digest(attached[0], 0, attached[0].length));
            case "verify" -> domain.verify();
            case "commit" -> out.set("witness", WitnessJson.write(domain.commit()));
            case "allocate" -> domain.allocate(step.number("n"));
            case "allocateAll" -> domain.allocateAll(step.numbers("n"));
            case "release" -> domain.release(step.number("n"));
            case "destroy" -> domain.destroy();
            default -> throw Answer.unknownStep(step.text("do"));
        }
    }

    /** A write of the caller, not a call of the domain, so the state does not matter. */
    private static void poke(byte[] memory, long at, long value) {
        if (memory == null || at < 0 || at >= memory.length || value < 0 || value > 255) {
            throw new AtlasException(ErrorCode.INVALID, "poke needs attached memory, an offset in it and a byte");
        }
        memory[(int) at] = (byte) value;
    }

    private static void race(Domain domain, Arguments in, Consumer<Domain> call, ObjectNode out) {
        Map<ErrorCode, Integer> outcomes = Collections.synchronizedMap(new EnumMap<>(ErrorCode.class));
        Race.run((int) in.number("threads"), () -> {
            ErrorCode outcome = ErrorCode.OK;
            try {
                call.accept(domain);
            } catch (AtlasException refusal) {
                outcome = refusal.code();
            }
            outcomes.merge(outcome, 1, Integer::sum);
        });
        Integer winners = outcomes.remove(ErrorCode.OK);
        ObjectNode losers = Json.object();
        outcomes.forEach((code, count) -> losers.put(code.name(), count));
        out.put("winners", winners == null ? 0 : winners);
        out.set("losers", losers);
        out.put("state", domain.state().name());
    }
}
