package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.In.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family buffer: the cached sum (clause S8). */
final class BufferVectors {
    private final Shelf shelf;

    private BufferVectors(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        BufferVectors family = new BufferVectors(shelf);
        family.reads();
        family.writes();
        family.elsewhere();
        family.refusals();
        family.random();
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
        return In.with(step("setRange").put("at", at), "data", data);
    }

    private void add(String slug, String clause, Recipe data, String note, ObjectNode... steps) {
        add(slug, clause, data, note, List.of(steps));
    }

    private void add(String slug, String clause, Recipe data, String note, List<ObjectNode> steps) {
        shelf.core(slug, clause, "buffer", In.steps(In.data(data), steps), note);
    }

    private void reads() {
        add("empty", "S8.1", Recipe.hex(""), "the sum of nothing", SUM, CHECK, INVALIDATE, SUM);
        Shapes.telling().forEach((name, shape) -> add("reads-" + name, "S8.1", shape, "the first read computes", SUM,
                CHECK, SUM));
        add("check-first", "S8.1", Recipe.fill(0, 96), "either read computes", CHECK, SUM);
    }

    private void writes() {
        add("stale", "S8.2", Recipe.fill(0, 96), "a write moves the cached sum", CHECK, set(0, 1), CHECK, SUM);
        add("three-down", "S8.2", Recipe.fill(1, 96), "a difference mod 256 is right again after three", SUM,
                set(0, 0), SUM, set(1, 0), SUM, set(2, 0), SUM);
        add("back-and-forth", "S8.2", Recipe.random(3, 100), "", SUM, set(50, 255), SUM, set(50, 0), SUM, set(50, 96),
                SUM, CHECK);
        add("same-value", "S8.2", Recipe.fill(7, 10), "", SUM, set(3, 7), SUM);
        add("write-before-read", "S8.2", Recipe.random(4, 100), "the first read sees earlier writes", set(0, 200),
                set(99, 1), SUM);
        add("first-and-last", "S8.2", Recipe.random(5, 257), "", SUM, set(0, 0), SUM, set(256, 0), SUM);
        add("range", "S8.2", Recipe.random(6, 300), "", SUM, setRange(10, Recipe.random(7, 129)), SUM, CHECK);
        add("range-whole", "S8.2", Recipe.random(6, 300), "", SUM, setRange(0, Recipe.fill(255, 300)), SUM,
                setRange(0, Recipe.fill(0, 300)), SUM, CHECK);
        add("range-ends", "S8.2", Recipe.random(6, 300), "", SUM, setRange(0, Recipe.fill(9, 1)), SUM,
                setRange(299, Recipe.fill(9, 1)), SUM, setRange(283, Recipe.fill(255, 17)), SUM);
        add("range-empty", "S8.2", Recipe.random(6, 30), "nothing is written, also at the end", SUM,
                setRange(5, Recipe.hex("")), SUM, setRange(30, Recipe.hex("")), SUM);
        add("range-before-read", "S8.2", Recipe.random(6, 300), "", setRange(1, Recipe.fill(255, 200)), CHECK, SUM);
        add("range-ff-4129", "S8.2", Recipe.fill(0, 8258), "the range's sum wraps 16-bit lanes", SUM,
                setRange(1, Recipe.fill(255, 4129)), SUM, setRange(4130, Recipe.fill(255, 4127)), SUM);
        add("made-conserved", "S8.2", Recipe.random(8, 999), "one write can close the region", SUM,
                set(0, (0xff & Recipe.random(8, 1).expand()[0]) >= 96 ? 0 : 95), SUM, CHECK);
    }

    private void elsewhere() {
        add("poke-unseen", "S8.3", Recipe.fill(0, 96), "reads do not look again", CHECK, poke(5, 1), CHECK, SUM,
                INVALIDATE, CHECK, SUM);
        add("poke-before-first-read", "S8.3", Recipe.fill(0, 96), "nothing was cached yet", poke(5, 1), CHECK, SUM);
        add("poke-then-write-elsewhere", "S8.3", Recipe.fill(0, 96), "the delta is of the byte that is written", SUM,
                poke(5, 1), set(6, 2), SUM, INVALIDATE, SUM);
        add("poke-then-write-there", "S8.3", Recipe.fill(0, 96), "the delta counts from what memory holds", SUM,
                poke(5, 10), set(5, 3), SUM, INVALIDATE, SUM);
        add("poke-then-range", "S8.3", Recipe.fill(0, 96), "", SUM, poke(5, 10), setRange(4, Recipe.hex("010203")),
                SUM, INVALIDATE, SUM);
        add("invalidate-twice", "S8.3", Recipe.random(9, 50), "", SUM, INVALIDATE, INVALIDATE, SUM);
        add("invalidate-first", "S8.3", Recipe.random(9, 50), "", INVALIDATE, SUM);
        add("poke-after-invalidate", "S8.3", Recipe.fill(0, 96), "the next read computes, not the invalidation", SUM,
                INVALIDATE, poke(5, 1), SUM, CHECK);
        add("write-after-invalidate", "S8.3", Recipe.fill(0, 96), "a write on an invalid cache does not make it valid",
                SUM, poke(5, 1), INVALIDATE, set(6, 2), SUM);
        add("range-after-invalidate", "S8.3", Recipe.fill(0, 96), "", SUM, poke(5, 1), INVALIDATE,
                setRange(6, Recipe.hex("0203")), CHECK, SUM);
    }

    private void refusals() {
        for (long at : new long[] {-1, 100, 101, 256, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            add("set-at-refused-" + StreamVectors.name(at), "S8.4", Recipe.random(10, 100),
                    "refused: bytes and sum stay", SUM, set(at, 1), SUM);
            add("range-at-refused-" + StreamVectors.name(at), "S8.4", Recipe.random(10, 100), "", SUM,
                    setRange(at, Recipe.hex("0102")), SUM);
        }
        for (long value : new long[] {-1, 256, 512, 1L << 32, Long.MIN_VALUE}) {
            add("value-refused-" + StreamVectors.name(value), "S8.4", Recipe.random(10, 100), "", SUM, set(5, value),
                    SUM);
        }
        add("range-overhangs", "S8.4", Recipe.random(10, 100), "one byte too many", SUM,
                setRange(99, Recipe.hex("0102")), SUM, setRange(98, Recipe.hex("0102")), SUM);
        add("range-too-long", "S8.4", Recipe.random(10, 100), "", SUM, setRange(0, Recipe.fill(1, 101)), SUM);
        add("range-null", "S1.5", Recipe.random(10, 100), "", SUM, step("setRange").put("at", 5), SUM);
        add("set-in-empty", "S8.4", Recipe.hex(""), "", set(0, 0), SUM);
        add("refused-before-first-read", "S8.4", Recipe.random(10, 100), "", set(100, 1),
                setRange(-1, Recipe.hex("01")), SUM);
    }

    private void random() {
        for (int seed = 20; seed < 26; seed++) {
            byte[] random = Recipe.random(seed, 90).expand();
            List<ObjectNode> steps = new ArrayList<>();
            for (int i = 0; i + 2 < random.length; i += 3) {
                int at = random[i] & 0xff;
                steps.add((random[i + 1] & 3) == 0 ? setRange(at, Recipe.random(i, random[i + 1] & 31))
                        : set(at, random[i + 2] & 0xff));
                steps.add((random[i + 1] & 4) == 0 ? SUM : CHECK);
            }
            add("random-" + seed, "S8.2", Recipe.random(seed, 260), "thirty writes, each read back", steps);
        }
    }
}
