package dev.atlasl2.vectors.fresh;

import static dev.atlasl2.vectors.corpus.Inputs.step;
import static dev.atlasl2.vectors.corpus.Inputs.with;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The life of a domain (clause S14). The code tracks the region, so that most updates have the right old bytes. */
final class DomainDraws {
    static final List<Kind> KINDS = List.of(
            new Kind("domain", "domain", "S14.3", DomainDraws::domain),
            new Kind("domain", "domain", "S14.3", DomainDraws::domain),
            new Kind("domain", "domain", "S14.5", DomainDraws::domain),
            new Kind("attachRace", "domain", "S14.8", draw -> race(draw, draw.oneIn(8))),
            new Kind("commitRace", "domain", "S14.8", draw -> race(draw, false)));

    private final Draw draw;
    private final List<ObjectNode> steps = new ArrayList<>();
    private final byte[] memory;
    private boolean isCommitted;
    /** The protocol does not define what a poke writes if there are two regions, none, or one that was released. */
    private boolean isPoked;

    private DomainDraws(Draw draw, Recipe region, boolean isPoked) {
        this.draw = draw;
        this.memory = region.expand();
        this.isPoked = isPoked;
    }

    private static ObjectNode domain(Draw draw) {
        int length = draw.length(1, draw.oneIn(10) ? 262_145 : 70_000);
        Recipe region = draw.oneIn(4) ? draw.region(length) : draw.conserved(length);
        boolean isMisdeclared = draw.oneIn(20);
        DomainDraws life = new DomainDraws(draw, region, !isMisdeclared);
        life.before(region);
        life.add(with(step("attach"), "region", region));
        int count = draw.oneIn(6) ? draw.between(65, 70) : draw.between(4, 14);
        for (int i = 0; i < count; i++) {
            life.any();
        }
        life.close();
        for (int i = draw.below(5); i > 0; i--) {
            life.any();
        }
        if (draw.oneIn(6)) {
            life.isPoked = false;
            life.add(step("destroy"));
            life.any();
        }
        return Inputs.steps(
                Json.object()
                        .put("bytes", isMisdeclared ? draw.of(0L, -1L, length + 1L, length + (1L << 32)) : length)
                        .put("budget", draw.oneIn(20) ? draw.noResidue() : draw.residue()),
                life.steps);
    }

    private void add(ObjectNode step) {
        steps.add(step);
    }

    /** Calls of a domain that has no region yet: an attach that is refused, or a call that is too early. */
    private void before(Recipe region) {
        for (int i = draw.below(3); i > 0; i--) {
            add(
                    switch (draw.below(5)) {
                        case 0 -> step("attach");
                        case 1 -> with(step("attach"), "region", Recipe.hex(""));
                        case 2 -> with(step("attach"), "region", draw.region((int) region.length() + draw.of(1, 256)));
                        case 3 -> step(draw.of("verify", "commit"));
                        default -> BudgetDraws.call(draw);
                    });
        }
    }

    private void any() {
        switch (draw.below(12)) {
            case 0 -> add(step("verify"));
            case 1 -> commit(sum());
            case 2 -> add(BudgetDraws.call(draw));
            case 3 -> refused();
            case 4 -> poked();
            case 5 -> {
                if (draw.oneIn(3)) {
                    isPoked = false;
                    add(with(step("attach"), "region", Recipe.fill(1, memory.length)));
                } else {
                    update(draw.at(memory.length));
                }
            }
            default -> update(draw.at(memory.length));
        }
    }

    /** Writes bytes that differ in at least one place, with their right old bytes. */
    private void update(int at) {
        int room = memory.length - at;
        int size = Math.min(room, draw.oneIn(8) ? draw.of(255, 256, 257, 300) : draw.between(1, 40));
        byte[] old = Arrays.copyOfRange(memory, at, at + size);
        byte[] now = old.clone();
        for (int i = draw.between(1, 3); i > 0; i--) {
            now[draw.at(size)] = (byte) draw.octet();
        }
        update(at, old, now);
    }

    private void update(int at, byte[] old, byte[] now) {
        add(step("update").put("at", at).put("old", Inputs.hex(old)).put("new", Inputs.hex(now)));
        if (!isCommitted) {
            System.arraycopy(now, 0, memory, at, now.length);
        }
    }

    private int sum() {
        return Inputs.sum(Recipe.of(memory));
    }

    /** @param tracked the domain's tracked sum */
    private void commit(int tracked) {
        add(step("commit"));
        isCommitted |= tracked == 0 && sum() == 0;
    }

    private void refused() {
        int at = draw.at(memory.length);
        String old = Inputs.hex(memory[at]);
        ObjectNode update = step("update").put("at", at).put("old", old).put("new", draw.octets(1));
        add(
                switch (draw.below(5)) {
                    case 0 -> update.put("old", Inputs.hex((byte) (memory[at] + draw.of(1, 96, 128))));
                    case 1 -> update.put("at", draw.oneIn(2) ? (long) memory.length : draw.wide() | 1L << 40);
                    case 2 -> update.put("new", draw.octets(2));
                    case 3 -> update.put("old", "").put("new", "");
                    default -> {
                        update.remove(draw.of("old", "new"));
                        yield update;
                    }
                });
    }

    /** A write that bypasses the domain, and its reversal. Between them the sum detects it, or only a witness does. */
    private void poked() {
        if (!isPoked) {
            add(step("verify"));
            return;
        }
        int at = draw.at(memory.length);
        byte kept = memory[at];
        int tracked = sum();
        poke(at, draw.oneIn(2) ? (kept & 255) ^ 96 : draw.octet());
        if (draw.oneIn(3)) {
            commit(tracked);
        } else {
            add(step("verify"));
        }
        poke(at, kept & 255);
    }

    private void poke(int at, int value) {
        add(step("poke").put("at", at).put("value", value));
        memory[at] = (byte) value;
    }

    /** Makes the region conserved by its last byte or another, and commits. */
    private void close() {
        int at = draw.oneIn(2) ? memory.length - 1 : draw.at(memory.length);
        byte[] old = {memory[at]};
        update(at, old, new byte[] {(byte) Math.floorMod((old[0] & 255) - sum(), 96)});
        commit(sum());
        add(step("verify"));
    }

    private static ObjectNode race(Draw draw, boolean isMisdeclared) {
        int length = draw.length(1);
        Recipe region = draw.oneIn(4) ? draw.region(length) : draw.conserved(length);
        return with(Json.object(), "region", region)
                .put("bytes", isMisdeclared ? draw.of(0L, length + 1L, length + 256L) : length)
                .put("threads", draw.between(1, 8));
    }
}
