package dev.atlasl2.raw;

import dev.atlasl2.adapter.protocol.Answers;
import dev.atlasl2.adapter.protocol.Arguments;
import dev.atlasl2.adapter.protocol.Operation;
import dev.atlasl2.adapter.protocol.Race;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A budget by the module's calls. Its memory is not shared between threads, so calls come one after the other. */
final class RawBudget {
    private final RawModule module;
    private final Struct struct = new Struct(4);

    private RawBudget(RawModule module, long initial) {
        this.module = module;
        struct.accept(new Arena(module, 0), "budget_create", Host.u32("initial", initial));
    }

    static void addTo(Map<String, Operation> table, RawModule module) {
        table.put("budget", (in, out) -> steps(module, in, out));
        table.put("budgetRace", (in, out) -> race(module, in, out));
    }

    private static void steps(RawModule module, Arguments in, ObjectNode out) {
        RawBudget budget = new RawBudget(module, in.number("initial"));
        List<Arguments> steps = in.steps(); // a refused creation has no fields
        out.put("available", budget.available());
        Answers.steps(
                out,
                steps,
                (step, answer) -> {
                    switch (step.text("do")) {
                        case "allocate" -> budget.change("budget_allocate", step.number("n"));
                        case "allocateAll" -> budget.allocateAll(step.numbers("n"));
                        case "release" -> budget.change("budget_release", step.number("n"));
                        default -> throw Answers.unknown(step);
                    }
                },
                answer -> answer.put("available", budget.available()));
    }

    private static void race(RawModule module, Arguments in, ObjectNode out) {
        RawBudget budget = new RawBudget(module, in.number("initial"));
        long amount = in.number("amount");
        List<String> results = Race.together(
                in.clamped("threads"), in.number("calls"), () -> budget.change("budget_allocate", amount));
        if (results.contains("INVALID")) {
            throw Host.invalid("amount must be 0..95, got " + amount);
        }
        long granted = results.stream().filter("OK"::equals).count();
        out.put("granted", granted).put("refused", results.size() - granted).put("available", budget.available());
    }

    private synchronized int available() {
        return struct.answer(new Arena(module, 0), "budget_available");
    }

    private synchronized void change(String export, long n) {
        struct.accept(new Arena(module, 0), export, Host.u32("n", n));
    }

    private synchronized void allocateAll(int... amounts) {
        Arena arena = new Arena(module, 4L * amounts.length);
        struct.accept(arena, "budget_allocate_all", Struct.amounts(arena, amounts), amounts.length);
    }
}
