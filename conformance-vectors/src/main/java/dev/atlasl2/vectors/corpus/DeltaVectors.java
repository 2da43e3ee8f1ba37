package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Family delta (clause S5). */
final class DeltaVectors {
    private final FamilyInputs inputs;

    private DeltaVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        DeltaVectors family = new DeltaVectors(inputs);
        family.regions();
        family.bytes();
        family.ranges();
        family.refusals();
        family.steps();
        family.buffers();
        family.differences();
        family.edges();
        family.afterRefusals();
    }

    private void delta(String slug, Recipe before, Recipe after, String note) {
        inputs.core(slug, "S5.1", "delta", Inputs.change(before, after), note);
    }

    private void regions() {
        delta("empty", Recipe.hex(""), Recipe.hex(""), "nothing changed");
        delta("equal", Recipe.random(1, 1000), Recipe.random(1, 1000), "");
        for (int[] pair : new int[][] {
            {0, 1}, {1, 0}, {0, 255}, {255, 0}, {95, 96}, {96, 95}, {0, 96}, {192, 0}, {128, 127}, {127, 128}
        }) {
            delta(
                    "byte-" + pair[0] + "-to-" + pair[1],
                    Recipe.fill(pair[0], 1),
                    Recipe.fill(pair[1], 1),
                    "floor modulus: never negative");
        }
        Shapes.telling().forEach((name, shape) -> {
            delta("up-" + name, Recipe.fill(0, shape.length()), shape, "");
            delta("down-" + name, shape, Recipe.fill(0, shape.length()), "");
        });
        Shapes.telling()
                .forEach((name, shape) -> delta(
                        "last-byte-of-" + name,
                        shape,
                        shape.patch(shape.length() - 1, Inputs.hex((byte) ~shape.expand()[(int) shape.length() - 1])),
                        "the tail of both is read"));
        delta("ff-to-00-16843010", Recipe.fill(255, 16_843_010), Recipe.fill(0, 16_843_010), "a 32-bit total wraps");
        delta(
                "ff-to-00-8421505",
                Recipe.fill(255, 8_421_505),
                Recipe.fill(0, 8_421_505),
                "a signed 32-bit difference turns positive");
        inputs.full(
                "ff-to-00-67372037",
                "S5.1",
                "delta",
                Inputs.change(Recipe.fill(255, 67_372_037), Recipe.fill(0, 67_372_037)),
                "");
        inputs.huge(
                "ff-to-01-4294967299",
                "S2.4",
                "delta",
                Inputs.change(Recipe.fill(255, (1L << 32) + 3), Recipe.fill(1, (1L << 32) + 3)),
                "beyond 2^32 bytes");
        inputs.core("lengths-differ", "S5.4", "delta", Inputs.change(Recipe.fill(0, 5), Recipe.fill(0, 6)), "");
        inputs.core(
                "lengths-differ-by-256", "S5.4", "delta", Inputs.change(Recipe.fill(0, 256), Recipe.fill(0, 512)), "");
        inputs.core("empty-and-one", "S5.4", "delta", Inputs.change(Recipe.hex(""), Recipe.hex("00")), "");
        inputs.core("one-and-empty", "S5.4", "delta", Inputs.change(Recipe.hex("00"), Recipe.hex("")), "");
        inputs.core("before-null", "S1.5", "delta", Inputs.change(null, Recipe.hex("00")), "");
        inputs.core("after-null", "S1.5", "delta", Inputs.change(Recipe.hex("00"), null), "");
    }

    private void deltaByte(String slug, String clause, long sum, long old, long now, String note) {
        inputs.core(
                slug,
                clause,
                "deltaByte",
                Json.object().put("sum", sum).put("old", old).put("new", now),
                note);
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
        inputs.core(
                slug,
                clause,
                "deltaRange",
                Inputs.with(Inputs.with(Json.object().put("sum", sum), "old", old), "new", now),
                note);
    }

    private void refusals() {
        for (long bad : new long[] {-1, 96, 97, 255, 256, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            deltaByte("sum-refused-" + Inputs.name(bad), "S5.4", bad, 1, 2, "a sum is 0..95");
            range("range-sum-refused-" + Inputs.name(bad), "S5.4", bad, Recipe.hex("01"), Recipe.hex("02"), "");
        }
        for (long bad : new long[] {-1, 256, 257, 1L << 31, 1L << 32, Long.MIN_VALUE}) {
            deltaByte("old-refused-" + Inputs.name(bad), "S5.4", 5, bad, 0, "a byte is 0..255");
            deltaByte("new-refused-" + Inputs.name(bad), "S5.4", 5, 0, bad, "a byte is 0..255");
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
        return Inputs.with(Inputs.with(Json.object(), "old", old), "new", now);
    }

    private void sequence(String slug, int sum, List<ObjectNode> steps, String note) {
        inputs.core(slug, "S5.4", "deltaSteps", Inputs.steps(Json.object().put("sum", sum), steps), note);
    }

    private void steps() {
        sequence(
                "steps-down", 0, repeat(one(1, 0), 7), "wrong after the first and second, right again after the third");
        sequence("steps-up", 90, repeat(one(0, 5), 7), "");
        sequence(
                "steps-there-and-back",
                17,
                List.of(one(200, 7), one(7, 200), one(255, 0), one(0, 255), one(96, 0), one(0, 96)),
                "");
        sequence(
                "steps-refused",
                60,
                List.of(one(1, 2), one(256, 0), one(0, -1), one(2, 3), one(0, 256), one(-1, 0), one(3, 4)),
                "a refused step leaves the sum");
        sequence(
                "steps-mixed",
                33,
                List.of(
                        many(Recipe.random(1, 33), Recipe.random(2, 33)),
                        one(9, 8),
                        many(Recipe.fill(255, 129), Recipe.fill(0, 129)),
                        many(Recipe.hex("01"), Recipe.hex("")),
                        one(8, 9),
                        many(Recipe.hex(""), Recipe.hex("")),
                        many(Recipe.fill(0, 4129), Recipe.fill(255, 4129))),
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

    private void buffers() {
        for (int length : Shapes.aroundBuffers()) {
            delta(
                    "buffers-" + length,
                    Recipe.random(length + 1, length),
                    Recipe.random(length, length),
                    "the last buffer may be full");
        }
        for (int length : Shapes.BUFFERS) {
            int at = Shapes.seam(length);
            if (length < 100_000) {
                delta(
                        "buffers-" + length + "-seam",
                        Shapes.one(at, length),
                        Recipe.fill(0, length),
                        "they differ next to where two buffers meet");
            }
            if (length < 100_000 || length == 131_072) {
                range(
                        "range-buffers-" + length,
                        "S5.3",
                        length % 96,
                        Recipe.random(length + 1, length),
                        Recipe.random(length, length),
                        "the last buffer may be full");
            }
            if (length == 24_576 || length == 49_152 || length == 65_536) {
                range(
                        "range-buffers-" + length + "-seam",
                        "S5.3",
                        95,
                        Shapes.one(at, length),
                        Recipe.fill(0, length).patch(length - 1, "9f"),
                        "");
            }
        }
        for (int length : new int[] {16_383, 16_385, 24_575, 24_577, 65_535, 65_537}) {
            range(
                    "range-buffers-" + length,
                    "S5.3",
                    length % 96,
                    Recipe.random(length + 1, length),
                    Recipe.random(length, length),
                    "a buffer's last byte is missing, or one is over");
        }
        for (int length : new int[] {16_384, 24_576, 65_536}) {
            sequence(
                    "steps-buffers-" + length,
                    50,
                    List.of(
                            many(Recipe.random(1, length), Recipe.random(2, length)),
                            one(1, 0),
                            many(Recipe.random(3, length - 1), Recipe.random(4, length - 1)),
                            one(0, 255),
                            many(Recipe.random(5, length + 1), Recipe.random(6, length + 1))),
                    "ranges of whole buffers");
            sequence(
                    "steps-seam-" + length,
                    77,
                    List.of(
                            many(Shapes.one(Shapes.seam(length), length), Recipe.fill(0, length)),
                            one(255, 1),
                            many(Recipe.fill(0, length), Shapes.one(length - 1, length))),
                    "one byte in zeros, next to a seam and at the end");
        }
    }

    /** The first difference at the start, beyond 8 and 16 bits, at the end; lengths that agree in their low bits. */
    private void differences() {
        for (int at : new int[] {0, 255, 256, 257, 4095, 4096, 65_535, 65_536, 65_537, 70_000}) {
            Recipe before = Recipe.random(70, at < 4095 ? 601 : 70_001);
            Recipe after = before.patch(at, Inputs.hex((byte) (before.expand()[at] + 32)));
            delta("only-byte-" + at, before, after, "one byte differs");
            if (at % 2 == 0) {
                range("range-only-byte-" + at, "S5.3", 64, before, after, "one byte differs");
            }
        }
        range("range-only-last-of-2", "S5.3", 95, Recipe.hex("0102"), Recipe.hex("01f2"), "");
        sequence(
                "steps-only-byte",
                1,
                List.of(
                        many(Recipe.fill(9, 300), Recipe.fill(9, 300).patch(0, "29")),
                        many(Recipe.fill(9, 300), Recipe.fill(9, 300).patch(256, "29")),
                        many(Recipe.fill(9, 300), Recipe.fill(9, 300).patch(299, "e9")),
                        many(Recipe.fill(9, 65_540), Recipe.fill(9, 65_540).patch(65_537, "c9")),
                        many(Recipe.fill(9, 65_540), Recipe.fill(9, 65_540).patch(65_539, "89"))),
                "one byte differs");
        sequence(
                "steps-last-byte",
                95,
                List.of(
                        many(Recipe.fill(0, 65_538), Recipe.fill(0, 65_538).patch(65_537, "01")),
                        many(Recipe.fill(7, 2), Recipe.hex("07ff"))),
                "");
        for (int[] pair : new int[][] {{0, 256}, {5, 65_541}, {65_537, 1}, {300, 44}}) {
            Recipe before = Recipe.fill(0, pair[0]);
            Recipe after = Recipe.fill(0, pair[1]);
            inputs.core(
                    "lengths-differ-" + pair[0] + "-and-" + pair[1],
                    "S5.4",
                    "delta",
                    Inputs.change(before, after),
                    "equal in their low bits");
            range("range-lengths-differ-" + pair[0] + "-and-" + pair[1], "S5.4", 5, before, after, "");
            sequence(
                    "steps-lengths-differ-" + pair[0] + "-and-" + pair[1],
                    5,
                    List.of(many(before, after), one(7, 9), many(before, before)),
                    "refused, and the next is right");
        }
    }

    /** Multiples of 96, one less and one more; and sums at the ends of 0..95 with bytes at the ends of lanes. */
    private void edges() {
        for (int target : new int[] {-192, -191, -97, -96, -95, 95, 96, 97, 192, 193, 288, 289}) {
            int sum = target < 0 ? 3 : 90;
            int old = target < 0 ? 23 - target : 5;
            deltaByte(
                    "edge-" + Inputs.name(target),
                    "S5.2",
                    sum,
                    old,
                    target - sum + old,
                    "sum + new - old is a multiple of 96, or next to one");
        }
        int turn = 0;
        int[][] bytes = {{95, 96}, {191, 192}, {192, 191}, {127, 128}, {128, 127}, {0, 255}, {255, 0}, {33, 65}};
        for (int sum : new int[] {2, 31, 32, 33, 47, 63, 64, 65, 94, 95}) {
            int[] pair = bytes[turn++ % bytes.length];
            deltaByte("sum-" + sum + "-" + pair[0] + "-to-" + pair[1], "S5.2", sum, pair[0], pair[1], "");
        }
    }

    private void afterRefusals() {
        Recipe bytes = Recipe.random(80, 300);
        List<ObjectNode> refused = List.of(
                one(256, 1),
                one(1, -1),
                many(bytes, Recipe.hex("00")),
                many(null, bytes),
                many(bytes, null),
                Inputs.with(Json.object().put("old", 7), "new", Recipe.hex("07")),
                Inputs.with(Json.object(), "old", Recipe.hex("07")).put("new", 7));
        List<ObjectNode> steps = new ArrayList<>(List.of(one(1, 2)));
        for (ObjectNode refusal : refused) {
            steps.addAll(List.of(
                    refusal,
                    one(200, 7),
                    refusal,
                    many(bytes, Recipe.random(81, 300)),
                    refusal,
                    refusal,
                    many(Recipe.hex(""), Recipe.hex("")),
                    one(0, 255)));
        }
        steps.addAll(repeat(one(3, 252), 12));
        sequence("steps-after-refusals", 94, steps, "each succeeds as if nothing had been refused, the 69th too");
        sequence(
                "steps-one-byte-and-a-range",
                94,
                List.of(refused.get(5), one(1, 2), refused.get(6), one(2, 3)),
                "one of each is neither a byte nor a range");
        List<ObjectNode> turns = new ArrayList<>();
        for (int i = 0; i < 67; i++) {
            turns.add(
                    i % 3 == 1 ? many(Recipe.random(i, i), Recipe.random(i + 1, i)) : one(i * 89 & 255, i * 53 & 255));
        }
        sequence("steps-67", 95, turns, "a range at the 64th of many, and after it");
        for (long sum : new long[] {96, -1, 1L << 32}) {
            inputs.core(
                    "steps-sum-refused-" + Inputs.name(sum),
                    "S5.4",
                    "deltaSteps",
                    Inputs.steps(Json.object().put("sum", sum), one(1, 2)),
                    "a sum is 0..95, also the first");
        }
        sequence(
                "steps-from-95",
                95,
                List.of(one(0, 1), one(0, 95), one(96, 0), one(-5_000_000_000L, 1), one(95, 0)),
                "");
        inputs.core("steps-null", "S1.5", "deltaSteps", Json.object().put("sum", 5), "no list of steps is no sequence");
        deltaByte("sum-refused-96-with-255", "S5.4", 96, 255, 255, "96 is not 0, also if nothing changes");
        range("range-sum-refused-96-empty", "S5.4", 96, Recipe.hex(""), Recipe.hex(""), "");
        inputs.core(
                "steps-sum-refused-96-with-a-range",
                "S5.4",
                "deltaSteps",
                Inputs.steps(Json.object().put("sum", 96), many(Recipe.hex("01"), Recipe.hex("02"))),
                "");
        for (long bad : new long[] {-(1L << 40), (1L << 40) + 5}) {
            range("range-sum-refused-" + Inputs.name(bad), "S5.4", bad, Recipe.fill(3, 9), Recipe.fill(5, 9), "");
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
