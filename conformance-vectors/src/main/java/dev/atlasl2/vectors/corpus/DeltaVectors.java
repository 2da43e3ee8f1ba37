package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family delta (clause S5). */
final class DeltaVectors {
    private final Shelf shelf;

    private DeltaVectors(Shelf shelf) {
        this.shelf = shelf;
    }

    static void fill(Shelf shelf) {
        DeltaVectors family = new DeltaVectors(shelf);
        family.regions();
        family.bytes();
        family.ranges();
        family.refusals();
        family.steps();
    }

    private void delta(String slug, Recipe before, Recipe after, String note) {
        shelf.core(slug, "S5.1", "delta", In.change(before, after), note);
    }

    private void regions() {
        delta("empty", Recipe.hex(""), Recipe.hex(""), "nothing changed");
        delta("equal", Recipe.random(1, 1000), Recipe.random(1, 1000), "");
        for (int[] pair : new int[][] {{0, 1}, {1, 0}, {0, 255}, {255, 0}, {95, 96}, {96, 95}, {0, 96}, {192, 0},
                {128, 127}, {127, 128}}) {
            delta("byte-" + pair[0] + "-to-" + pair[1], Recipe.fill(pair[0], 1), Recipe.fill(pair[1], 1),
                    "floor modulus: never negative");
        }
        Shapes.telling().forEach((name, shape) -> {
            delta("up-" + name, Recipe.fill(0, shape.length()), shape, "");
            delta("down-" + name, shape, Recipe.fill(0, shape.length()), "");
        });
        Shapes.telling().forEach((name, shape) -> delta("last-byte-of-" + name, shape,
                shape.patch(shape.length() - 1, In.hex((byte) ~shape.expand()[(int) shape.length() - 1])),
                "the tail of both is read"));
        delta("ff-to-00-16843010", Recipe.fill(255, 16_843_010), Recipe.fill(0, 16_843_010), "a 32-bit total wraps");
        delta("ff-to-00-8421505", Recipe.fill(255, 8_421_505), Recipe.fill(0, 8_421_505),
                "a signed 32-bit difference turns positive");
        shelf.full("ff-to-00-67372037", "S5.1", "delta", In.change(Recipe.fill(255, 67_372_037),
                Recipe.fill(0, 67_372_037)), "");
        shelf.huge("ff-to-01-4294967299", "S2.4", "delta",
                In.change(Recipe.fill(255, (1L << 32) + 3), Recipe.fill(1, (1L << 32) + 3)), "beyond 2^32 bytes");
        shelf.core("lengths-differ", "S5.4", "delta", In.change(Recipe.fill(0, 5), Recipe.fill(0, 6)), "");
        shelf.core("lengths-differ-by-256", "S5.4", "delta", In.change(Recipe.fill(0, 256), Recipe.fill(0, 512)), "");
        shelf.core("empty-and-one", "S5.4", "delta", In.change(Recipe.hex(""), Recipe.hex("00")), "");
        shelf.core("one-and-empty", "S5.4", "delta", In.change(Recipe.hex("00"), Recipe.hex("")), "");
        shelf.core("before-null", "S1.5", "delta", In.change(null, Recipe.hex("00")), "");
        shelf.core("after-null", "S1.5", "delta", In.change(Recipe.hex("00"), null), "");
    }

    private void deltaByte(String slug, String clause, long sum, long old, long now, String note) {
        shelf.core(slug, clause, "deltaByte", Json.object().put("sum", sum).put("old", old).put("new", now), note);
    }

    private void bytes() {
        int[] values = {0, 1, 32, 64, 95, 96, 128, 192, 254, 255};
        int[] sums = {0, 1, 48, 95};
        int turn = 0;
        for (int old : values) {
            for (int now : values) {
                int sum = sums[turn++ % sums.length];
                deltaByte("step-" + sum + "-" + old + "-to-" + now, "S5.2", sum, old, now, "");
            }
        }
        deltaByte("pitfall-mod-256", "S5.2", 1, 1, 0, "a difference taken mod 256 is off by 64");
        deltaByte("pitfall-truncated", "S5.2", 0, 1, 0, "a truncated remainder is -1");
    }

    private void ranges() {
        Shapes.telling().forEach((name, shape) -> {
            Recipe other = Recipe.random(77, shape.length());
            range("range-" + name, "S5.3", 95, other, shape, "");
            range("range-back-" + name, "S5.3", 3, shape, other, "");
        });
        range("range-empty", "S5.3", 41, Recipe.hex(""), Recipe.hex(""), "the sum stays");
        range("range-same", "S5.3", 41, Recipe.random(5, 50), Recipe.random(5, 50), "");
    }

    private void range(String slug, String clause, long sum, Recipe old, Recipe now, String note) {
        shelf.core(slug, clause, "deltaRange", In.with(In.with(Json.object().put("sum", sum), "old", old), "new", now),
                note);
    }

    private void refusals() {
        for (long bad : new long[] {-1, 96, 97, 255, 256, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            deltaByte("sum-refused-" + StreamVectors.name(bad), "S5.4", bad, 1, 2, "a sum is 0..95");
            range("range-sum-refused-" + StreamVectors.name(bad), "S5.4", bad, Recipe.hex("01"), Recipe.hex("02"), "");
        }
        for (long bad : new long[] {-1, 256, 257, 1L << 31, 1L << 32, Long.MIN_VALUE}) {
            deltaByte("old-refused-" + StreamVectors.name(bad), "S5.4", 5, bad, 0, "a byte is 0..255");
            deltaByte("new-refused-" + StreamVectors.name(bad), "S5.4", 5, 0, bad, "a byte is 0..255");
        }
        range("range-lengths-differ", "S5.4", 5, Recipe.hex("0102"), Recipe.hex("03"), "");
        range("range-lengths-differ-empty", "S5.4", 5, Recipe.hex(""), Recipe.hex("03"), "");
        range("range-old-null", "S1.5", 5, null, Recipe.hex("03"), "");
        range("range-new-null", "S1.5", 5, Recipe.hex("03"), null, "");
    }

    private static ObjectNode one(long old, long now) {
        return Json.object().put("old", old).put("new", now);
    }

    private static ObjectNode many(Recipe old, Recipe now) {
        return In.with(In.with(Json.object(), "old", old), "new", now);
    }

    private void sequence(String slug, int sum, List<ObjectNode> steps, String note) {
        shelf.core(slug, "S5.4", "deltaSteps", In.steps(Json.object().put("sum", sum), steps), note);
    }

    private void steps() {
        sequence("steps-down", 0, repeat(one(1, 0), 7),
                "wrong after the first and second, right again after the third");
        sequence("steps-up", 90, repeat(one(0, 5), 7), "");
        sequence("steps-there-and-back", 17, List.of(one(200, 7), one(7, 200), one(255, 0), one(0, 255), one(96, 0),
                one(0, 96)), "");
        sequence("steps-refused", 60, List.of(one(1, 2), one(256, 0), one(0, -1), one(2, 3), one(0, 256), one(-1, 0),
                one(3, 4)),
                "a refused step leaves the sum");
        sequence("steps-mixed", 33, List.of(many(Recipe.random(1, 33), Recipe.random(2, 33)), one(9, 8),
                many(Recipe.fill(255, 129), Recipe.fill(0, 129)), many(Recipe.hex("01"), Recipe.hex("")), one(8, 9),
                many(Recipe.hex(""), Recipe.hex("")), many(Recipe.fill(0, 4129), Recipe.fill(255, 4129))),
                "bytes, ranges and a refusal");
        for (int seed = 1; seed <= 6; seed++) {
            byte[] random = Recipe.random(seed, 80).expand();
            List<ObjectNode> steps = new ArrayList<>();
            for (int i = 0; i + 1 < random.length; i += 2) {
                steps.add(one(random[i] & 0xff, random[i + 1] & 0xff));
            }
            sequence("steps-random-" + seed, seed * 13, steps, "forty changes, each looked at");
        }
    }

    private static List<ObjectNode> repeat(ObjectNode step, int times) {
        List<ObjectNode> steps = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            steps.add(step.deepCopy());
        }
        return steps;
    }
}
