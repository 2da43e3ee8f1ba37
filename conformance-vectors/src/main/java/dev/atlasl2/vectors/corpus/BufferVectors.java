package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes of a buffer with a cached sum (clauses S8.1 and S8.2); and the order of all vectors of family buffer. */
final class BufferVectors extends BufferSteps {
    private BufferVectors(FamilyInputs inputs) {
        super(inputs);
    }

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        BufferVectors writes = new BufferVectors(inputs);
        BufferPlaceVectors places = new BufferPlaceVectors(inputs);
        BufferPokeVectors pokes = new BufferPokeVectors(inputs);
        BufferRefusalVectors refusals = new BufferRefusalVectors(inputs);
        writes.reads();
        writes.writes();
        pokes.pokes();
        refusals.refusals();
        writes.random();
        places.buffers();
        places.farPlaces();
        refusals.afterRefusals();
        writes.longSequences();
        pokes.seconds();
        writes.manySets();
    }

    private void reads() {
        add("empty", "S8.1", Recipe.hex(""), "the sum of nothing", SUM, CHECK, INVALIDATE, SUM);
        Shapes.telling()
                .forEach((name, shape) ->
                        add("reads-" + name, "S8.1", shape, "the first read computes", SUM, CHECK, SUM));
        add("check-first", "S8.1", Recipe.fill(0, 96), "either read computes", CHECK, SUM);
    }

    private void writes() {
        add("stale", "S8.2", Recipe.fill(0, 96), "a write moves the cached sum", CHECK, set(0, 1), CHECK, SUM);
        add(
                "three-down",
                "S8.2",
                Recipe.fill(1, 96),
                "a difference mod 256 is right again after three",
                SUM,
                set(0, 0),
                SUM,
                set(1, 0),
                SUM,
                set(2, 0),
                SUM);
        add(
                "back-and-forth",
                "S8.2",
                Recipe.random(3, 100),
                "",
                SUM,
                set(50, 255),
                SUM,
                set(50, 0),
                SUM,
                set(50, 96),
                SUM,
                CHECK);
        add("same-value", "S8.2", Recipe.fill(7, 10), "", SUM, set(3, 7), SUM);
        add(
                "write-before-read",
                "S8.2",
                Recipe.random(4, 100),
                "the first read sees earlier writes",
                set(0, 200),
                set(99, 1),
                SUM);
        add("first-and-last", "S8.2", Recipe.random(5, 257), "", SUM, set(0, 0), SUM, set(256, 0), SUM);
        add("range", "S8.2", Recipe.random(6, 300), "", SUM, setRange(10, Recipe.random(7, 129)), SUM, CHECK);
        add(
                "range-whole",
                "S8.2",
                Recipe.random(6, 300),
                "",
                SUM,
                setRange(0, Recipe.fill(255, 300)),
                SUM,
                setRange(0, Recipe.fill(0, 300)),
                SUM,
                CHECK);
        add(
                "range-ends",
                "S8.2",
                Recipe.random(6, 300),
                "",
                SUM,
                setRange(0, Recipe.fill(9, 1)),
                SUM,
                setRange(299, Recipe.fill(9, 1)),
                SUM,
                setRange(283, Recipe.fill(255, 17)),
                SUM);
        add(
                "range-empty",
                "S8.2",
                Recipe.random(6, 30),
                "nothing is written, also at the end",
                SUM,
                setRange(5, Recipe.hex("")),
                SUM,
                setRange(30, Recipe.hex("")),
                SUM);
        add("range-before-read", "S8.2", Recipe.random(6, 300), "", setRange(1, Recipe.fill(255, 200)), CHECK, SUM);
        add(
                "range-ff-4129",
                "S8.2",
                Recipe.fill(0, 8258),
                "the range's sum wraps 16-bit lanes",
                SUM,
                setRange(1, Recipe.fill(255, 4129)),
                SUM,
                setRange(4130, Recipe.fill(255, 4127)),
                SUM);
        add(
                "made-conserved",
                "S8.2",
                Recipe.random(8, 999),
                "one write can close the region",
                SUM,
                set(0, (0xff & Recipe.random(8, 1).expand()[0]) >= 96 ? 0 : 95),
                SUM,
                CHECK);
    }

    private void random() {
        for (int seed = 20; seed < 26; seed++) {
            byte[] random = Recipe.random(seed, 90).expand();
            List<ObjectNode> steps = new ArrayList<>();
            for (int i = 0; i + 2 < random.length; i += 3) {
                int at = random[i] & 0xff;
                steps.add(
                        (random[i + 1] & 3) == 0
                                ? setRange(at, Recipe.random(i, random[i + 1] & 31))
                                : set(at, random[i + 2] & 0xff));
                steps.add((random[i + 1] & 4) == 0 ? SUM : CHECK);
            }
            add("random-" + seed, "S8.2", Recipe.random(seed, 260), "thirty writes, each read back", steps);
        }
    }

    private void longSequences() {
        for (int seed = 26; seed < 28; seed++) {
            List<ObjectNode> steps = new ArrayList<>();
            byte[] random = Recipe.random(seed, 400).expand();
            for (int i = 0; i < 70; i++) {
                int at = (random[4 * i] & 0xff) + (random[4 * i + 1] & 1) * 256;
                steps.add(
                        switch (random[4 * i + 2] & 7) {
                            case 0, 1 -> setRange(at, Recipe.random(i, 1 + (random[4 * i + 3] & 31)));
                            case 2 -> CHECK;
                            case 3 -> i % 2 == 0 ? INVALIDATE : poke(at % 500, random[4 * i + 3] & 0xff);
                            case 4 -> set(at + 400, 1);
                            default -> set(at, random[4 * i + 3] & 0xff);
                        });
                steps.add(SUM);
            }
            add(
                    "steps-140-seed-" + seed,
                    "S8.2",
                    Recipe.random(seed, 600),
                    "writes of each kind, each read back",
                    steps);
        }
        List<ObjectNode> late = new ArrayList<>();
        for (int i = 0; i < 63; i++) {
            late.add(set(i, 255 - i));
        }
        add(
                "first-read-at-64",
                "S8.2",
                Recipe.random(13, 70),
                "nothing is cached before",
                concat(late, SUM, set(63, 200), SUM, set(64, 1), set(65, 2), SUM, set(69, 250), CHECK, SUM));
    }

    /** An input like some above that was the only one to find a mistake. */
    private void manySets() {
        List<ObjectNode> sets = new ArrayList<>(List.of(SUM));
        for (int i = 0; i < 70; i++) {
            sets.add(set(299 - 3 * i, i * 37 & 255));
        }
        sets.add(SUM);
        add("sets-70", "S8.2", Recipe.random(14, 300), "on a valid cache, from the end", sets);
    }

    private static List<ObjectNode> concat(List<ObjectNode> first, ObjectNode... then) {
        List<ObjectNode> all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return all;
    }
}
