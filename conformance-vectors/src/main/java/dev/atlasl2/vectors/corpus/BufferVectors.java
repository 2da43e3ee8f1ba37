package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family buffer: the cached sum (clause S8). */
final class BufferVectors {
    private final FamilyInputs inputs;

    private BufferVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        BufferVectors family = new BufferVectors(inputs);
        family.reads();
        family.writes();
        family.elsewhere();
        family.refusals();
        family.random();
        family.buffers();
        family.farPlaces();
        family.afterRefusals();
        family.longSequences();
        family.siblings();
    }

    private static final ObjectNode SUM = step("sum");
    private static final ObjectNode CHECK = step("check");
    private static final ObjectNode INVALIDATE = step("invalidate");

    private static ObjectNode set(long at, long value) {
        return step("set").put("at", at).put("value", value);
    }

    private static ObjectNode poke(long at, long value) {
        return step("poke").put("at", at).put("value", value);
    }

    private static ObjectNode setRange(long at, Recipe data) {
        return Inputs.with(step("setRange").put("at", at), "data", data);
    }

    private void add(String slug, String clause, Recipe data, String note, ObjectNode... steps) {
        add(slug, clause, data, note, List.of(steps));
    }

    private void add(String slug, String clause, Recipe data, String note, List<ObjectNode> steps) {
        inputs.core(slug, clause, "buffer", Inputs.steps(Inputs.data(data), steps), note);
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

    private void elsewhere() {
        add(
                "poke-unseen",
                "S8.3",
                Recipe.fill(0, 96),
                "reads do not look again",
                CHECK,
                poke(5, 1),
                CHECK,
                SUM,
                INVALIDATE,
                CHECK,
                SUM);
        add("poke-before-first-read", "S8.3", Recipe.fill(0, 96), "nothing was cached yet", poke(5, 1), CHECK, SUM);
        add(
                "poke-then-write-elsewhere",
                "S8.3",
                Recipe.fill(0, 96),
                "the delta is of the byte that is written",
                SUM,
                poke(5, 1),
                set(6, 2),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "poke-then-write-there",
                "S8.3",
                Recipe.fill(0, 96),
                "the delta counts from what memory holds",
                SUM,
                poke(5, 10),
                set(5, 3),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "poke-then-range",
                "S8.3",
                Recipe.fill(0, 96),
                "",
                SUM,
                poke(5, 10),
                setRange(4, Recipe.hex("010203")),
                SUM,
                INVALIDATE,
                SUM);
        add("invalidate-twice", "S8.3", Recipe.random(9, 50), "", SUM, INVALIDATE, INVALIDATE, SUM);
        add("invalidate-first", "S8.3", Recipe.random(9, 50), "", INVALIDATE, SUM);
        add(
                "poke-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "the next read computes, not the invalidation",
                SUM,
                INVALIDATE,
                poke(5, 1),
                SUM,
                CHECK);
        add(
                "write-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "a write on an invalid cache does not make it valid",
                SUM,
                poke(5, 1),
                INVALIDATE,
                set(6, 2),
                SUM);
        add(
                "range-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "",
                SUM,
                poke(5, 1),
                INVALIDATE,
                setRange(6, Recipe.hex("0203")),
                CHECK,
                SUM);
    }

    private void refusals() {
        for (long at : new long[] {-1, 100, 101, 256, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            add(
                    "set-at-refused-" + StreamVectors.name(at),
                    "S8.4",
                    Recipe.random(10, 100),
                    "refused: bytes and sum stay",
                    SUM,
                    set(at, 1),
                    SUM);
            add(
                    "range-at-refused-" + StreamVectors.name(at),
                    "S8.4",
                    Recipe.random(10, 100),
                    "",
                    SUM,
                    setRange(at, Recipe.hex("0102")),
                    SUM);
        }
        for (long value : new long[] {-1, 256, 512, 1L << 32, Long.MIN_VALUE}) {
            add(
                    "value-refused-" + StreamVectors.name(value),
                    "S8.4",
                    Recipe.random(10, 100),
                    "",
                    SUM,
                    set(5, value),
                    SUM);
        }
        add(
                "range-overhangs",
                "S8.4",
                Recipe.random(10, 100),
                "one byte too many",
                SUM,
                setRange(99, Recipe.hex("0102")),
                SUM,
                setRange(98, Recipe.hex("0102")),
                SUM);
        add("range-too-long", "S8.4", Recipe.random(10, 100), "", SUM, setRange(0, Recipe.fill(1, 101)), SUM);
        add(
                "range-null",
                "S1.5",
                Recipe.random(10, 100),
                "",
                SUM,
                step("setRange").put("at", 5),
                SUM);
        add("set-in-empty", "S8.4", Recipe.hex(""), "", set(0, 0), SUM);
        add(
                "refused-before-first-read",
                "S8.4",
                Recipe.random(10, 100),
                "",
                set(100, 1),
                setRange(-1, Recipe.hex("01")),
                SUM);
    }

    private void buffers() {
        for (int length : Shapes.aroundBuffers().stream()
                .filter(length -> length < 100_000)
                .toList()) {
            add(
                    "buffers-" + length,
                    "S8.1",
                    Recipe.random(length, length),
                    "the last buffer may be full",
                    SUM,
                    set(length - 1, 0),
                    CHECK);
        }
        for (int length : new int[] {16_384, 24_576, 65_536}) {
            int at = Shapes.seam(length);
            add(
                    "seam-" + length,
                    "S8.2",
                    Shapes.one(at, length),
                    "one byte in zeros, next to a seam",
                    SUM,
                    set(at, 0),
                    CHECK,
                    set(at + 1, 96),
                    CHECK,
                    set(length - 1, 255),
                    SUM,
                    poke(at, 7),
                    INVALIDATE,
                    SUM);
            add(
                    "range-buffers-" + length,
                    "S8.2",
                    Recipe.random(length, length + 7),
                    "a range of whole buffers",
                    SUM,
                    setRange(5, Recipe.random(2, length)),
                    SUM,
                    setRange(7, Recipe.fill(255, length)),
                    CHECK,
                    setRange(0, Shapes.one(at, length - 1)),
                    SUM);
        }
    }

    /** Offsets of more than 8 and 16 bits: a byte, a byte behind the buffer's back, and a range. */
    private void farPlaces() {
        Recipe data = Recipe.random(11, 131_075);
        Recipe near = Recipe.random(11, 4099);
        Recipe middle = Recipe.random(11, 65_801);
        for (int at : new int[] {255, 256, 257, 4096, 4097, 65_535, 65_536, 65_537, 131_073, 131_074}) {
            add(
                    "far-" + at,
                    "S8.2",
                    at < 4098 ? near : at < 70_000 ? middle : data,
                    "an offset beyond 8 or 16 bits",
                    SUM,
                    set(at, 201),
                    SUM,
                    set(at, 96),
                    CHECK,
                    SUM);
        }
        for (int at : new int[] {1, 255, 257, 4097, 65_535, 65_537, 131_001}) {
            int length = Math.min(74, 131_075 - at);
            add(
                    "far-range-" + at,
                    "S8.2",
                    at < 4000 ? near : at < 70_000 ? middle : data,
                    "a range from an odd offset",
                    SUM,
                    setRange(at, Recipe.random(at, length)),
                    SUM,
                    setRange(at + 1, Recipe.fill(0x80, length - 1)),
                    SUM,
                    INVALIDATE,
                    SUM);
        }
        add(
                "far-poke",
                "S8.3",
                data,
                "written elsewhere, far on",
                SUM,
                poke(65_537, 1),
                SUM,
                set(65_537, 2),
                SUM,
                poke(131_074, 3),
                setRange(131_070, Recipe.hex("0908070605")),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "far-range-last",
                "S8.2",
                data,
                "the range ends where the region ends",
                SUM,
                setRange(65_538, Recipe.random(5, 65_537)),
                SUM,
                setRange(131_075, Recipe.hex("")),
                SUM);
        add(
                "range-over-a-seam",
                "S8.2",
                Recipe.fill(0, 65_600),
                "",
                SUM,
                setRange(65_535, Recipe.hex("5fff")),
                SUM,
                setRange(8190, Recipe.hex("010203ff")),
                SUM,
                setRange(4095, Recipe.hex("81")),
                SUM);
    }

    /** A refusal of each kind, and then a success of each kind, on a valid and on an invalid cache. */
    private void afterRefusals() {
        List<ObjectNode> refusals = List.of(
                set(300, 1),
                set(5, 256),
                set(-1, 0),
                setRange(299, Recipe.hex("0102")),
                setRange(-1, Recipe.hex("01")),
                step("setRange").put("at", 5));
        List<String> names =
                List.of("set-at", "set-value", "set-before", "range-overhang", "range-before", "range-null");
        for (int i = 0; i < refusals.size(); i++) {
            ObjectNode refusal = refusals.get(i);
            add(
                    "after-refused-" + names.get(i),
                    "S8.4",
                    Recipe.random(12, 300),
                    "each step succeeds after it as if it had not been",
                    refusal,
                    set(257, 130),
                    refusal,
                    SUM,
                    refusal,
                    set(299, 255),
                    SUM,
                    refusal,
                    setRange(255, Recipe.hex("e1e2e3")),
                    refusal,
                    CHECK,
                    poke(3, 77),
                    refusal,
                    SUM,
                    refusal,
                    INVALIDATE,
                    refusal,
                    SUM,
                    refusal,
                    refusal,
                    refusal,
                    set(0, 1),
                    CHECK,
                    SUM);
        }
        add(
                "check-true-after-refusals",
                "S8.4",
                Recipe.fill(0, 96),
                "true is what it was",
                set(96, 1),
                CHECK,
                setRange(95, Recipe.hex("0102")),
                CHECK,
                set(0, 32),
                set(0, 256),
                CHECK,
                set(9, 64),
                set(-1, 64),
                CHECK);
        add(
                "check-true-after-null",
                "S8.4",
                Recipe.fill(255, 12_288),
                "",
                step("setRange").put("at", 0),
                CHECK,
                set(12_287, 63),
                step("setRange").put("at", 0),
                CHECK,
                SUM);
        inputs.core(
                "data-null",
                "S1.5",
                "buffer",
                Inputs.steps(Inputs.with(Inputs.none(), "data", null), SUM, set(0, 1)),
                "no region is no buffer: there are no steps");
        inputs.core("steps-null", "S1.5", "buffer", Inputs.data(Recipe.hex("60")), "no list of steps is no sequence");
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

    /** Inputs like some above that were the only ones to find a mistake. */
    private void siblings() {
        add("poke-unseen-by-check", "S8.3", Recipe.fill(0, 300), "", SUM, poke(257, 1), CHECK, INVALIDATE, CHECK);
        add("poke-after-invalidate-far", "S8.3", Recipe.random(9, 300), "", CHECK, INVALIDATE, poke(299, 7), SUM);
        add("poke-first", "S8.3", Recipe.random(9, 300), "", poke(257, 200), SUM, CHECK);
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
}
