package dev.atlasl2.adapter;

import dev.atlasl2.Domain;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Race;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The same call from many threads that start together. */
final class RaceOperations {
    private RaceOperations() {}

    static void addTo(Map<String, Operation> table) {
        table.put("budgetRace", RaceOperations::budgetRace);
        table.put("attachRace", (in, out) -> {
            Domain domain = Domain.create(in.number("bytes"), 0);
            byte[] region = in.region("region");
            race(in, out, domain, () -> domain.attach(region));
        });
        table.put("commitRace", (in, out) -> {
            Domain domain = Domain.create(in.number("bytes"), 0);
            domain.attach(in.region("region"));
            race(in, out, domain, domain::commit);
        });
    }

    private static void budgetRace(Arguments in, ObjectNode out) {
        int initial = in.clamped("initial");
        long calls = in.number("calls");
        int amount = in.clamped("amount");
        int threads = in.clamped("threads");
        record Ended(long granted, long refused, int available) {}
        Ended ended = Surfaces.agree(Allowance.WAYS, way -> way.apply(0).toString(), way -> {
            Allowance budget = way.apply(initial);
            List<String> results = Race.together(threads, calls, () -> budget.allocate(amount));
            if (results.contains("INVALID")) {
                throw new AtlasException(ErrorCode.INVALID, "amount must be 0..95, got " + amount);
            }
            long granted = results.stream().filter("OK"::equals).count();
            return new Ended(granted, results.size() - granted, budget.available());
        });
        out.put("granted", ended.granted).put("refused", ended.refused).put("available", ended.available);
    }

    private static void race(Arguments in, ObjectNode out, Domain domain, Runnable call) {
        Race.forOne(in.clamped("threads"), call, out);
        out.put("state", domain.state().name());
    }
}
