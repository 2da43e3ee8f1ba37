package dev.atlasl2.vectors.corpus;

import static dev.atlasl2.vectors.corpus.Inputs.step;

import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Updates of a stream, in any pieces (clause S3.1); and the order of all vectors of family stream. */
final class StreamVectors extends StreamSteps {
    private StreamVectors(FamilyInputs inputs) {
        super(inputs);
    }

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        StreamVectors updates = new StreamVectors(inputs);
        StreamMergeVectors merges = new StreamMergeVectors(inputs);
        StreamStateVectors states = new StreamStateVectors(inputs);
        StreamRefusalVectors refusals = new StreamRefusalVectors(inputs);
        updates.updates();
        merges.merges();
        states.resets();
        states.saves();
        updates.buffers();
        refusals.afterRefusals();
        updates.unevenPieces();
        merges.everyResidue();
        states.everyState();
        refusals.lateRefusals();
        merges.third();
        states.restoresAfterReset();
        updates.large();
    }

    private void updates() {
        add("fresh", "S3.1", "nothing was added yet", step("value"));
        add(
                "empty-updates",
                "S3.1",
                "nothing added is nothing changed",
                update(Recipe.hex("")),
                update(Recipe.fill(255, 1)),
                update(Recipe.hex("")),
                step("value"));
        add(
                "value-twice",
                "S3.1",
                "reading changes nothing",
                update(Recipe.random(1, 77)),
                step("value"),
                step("value"));
        add(
                "null-update",
                "S1.5",
                "refused, and the value stays",
                update(Recipe.fill(255, 1)),
                step("update"),
                step("value"));
        Shapes.telling()
                .forEach((name, shape) -> add(
                        "shape-" + name,
                        "S3.1",
                        "one update, then the same again",
                        update(shape),
                        update(shape),
                        step("value")));
        Recipe whole = Recipe.random(300, 300);
        for (int piece : new int[] {1, 2, 3, 5, 7, 8, 13, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 129, 299}) {
            add("pieces-of-" + piece, "S3.1", "every split gives the one-shot sum", pieces(whole.expand(), piece));
        }
        add(
                "times",
                "S3.1",
                "the same update many times over",
                update(Recipe.hex("ff"), 97),
                update(Recipe.hex("01"), 95),
                update(Recipe.hex("20"), 3),
                update(Recipe.random(5, 33), 1001),
                update(Recipe.hex("ff"), 0));
        add(
                "carries",
                "S3.1",
                "three lost carries cancel, so each step is looked at",
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 1), 258),
                update(Recipe.fill(255, 4129)));
    }

    private static List<ObjectNode> pieces(byte[] bytes, int size) {
        List<ObjectNode> steps = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            steps.add(update(Recipe.of(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)))));
        }
        steps.add(step("value"));
        return steps;
    }

    private void buffers() {
        for (int length : Shapes.BUFFERS) {
            Recipe whole = Recipe.random(length, length);
            add(
                    "buffers-" + length,
                    "S3.1",
                    "a piece fills a buffer exactly, an empty one",
                    update(whole),
                    step("value"),
                    update(whole),
                    update(Recipe.hex("81")),
                    step("value"));
            add(
                    "buffers-" + length + "-in-two",
                    "S3.1",
                    "two pieces fill it, then one byte, then one less and more",
                    update(Recipe.random(length, 77)),
                    update(Recipe.random(length, length - 77)),
                    update(Recipe.hex("ff")),
                    update(Recipe.random(7, Math.min(length, 16_384) - 1)),
                    update(Recipe.random(8, Math.min(length, 24_576) + 1)),
                    step("value"));
            if (length == 24_576 || length == 49_152 || length == 65_536) {
                add(
                        "buffers-" + length + "-seam",
                        "S3.1",
                        "one byte in zeros, next to a seam",
                        update(Shapes.one(Shapes.seam(length), length)),
                        update(Shapes.one(length - 1, length)),
                        update(Shapes.one(0, length)));
            }
        }
        for (int length : new int[] {16, 64, 256, 4096, 8192}) {
            add(
                    "fills-" + length,
                    "S3.1",
                    "pieces that fill a block exactly, with empty ones between",
                    update(Recipe.random(1, length - 1)),
                    update(Recipe.random(2, 1)),
                    update(Recipe.hex("")),
                    update(Recipe.random(3, length)),
                    update(Recipe.hex("")),
                    update(Recipe.random(4, 1)),
                    update(Recipe.random(5, length - 2)),
                    update(Recipe.random(6, 1)),
                    step("save"),
                    update(Recipe.random(7, length + 1)),
                    step("value"));
        }
        add(
                "times-many",
                "S3.1",
                "counts of 8 and 16 bits, 0 and less",
                update(Recipe.hex("01"), 256),
                update(Recipe.hex("03"), 257),
                update(Recipe.hex("05"), 65_536),
                update(Recipe.hex("07"), 65_537),
                update(Recipe.hex("5f"), 95),
                update(Recipe.hex("5f"), 96),
                update(Recipe.hex("0b"), 0),
                step("value"));
        add(
                "times-below-0",
                "S3.1",
                "no update at all",
                update(Recipe.hex("0b")),
                update(Recipe.hex("0d"), -1),
                update(Recipe.hex("0d"), -96),
                update(Recipe.hex("0d"), Long.MIN_VALUE),
                step("value"));
        inputs.core("steps-null", "S1.5", "stream", Inputs.none(), "no list of steps is no sequence");
    }

    /** 96 updates, no piece as long as the last. */
    static List<ObjectNode> uneven() {
        List<ObjectNode> uneven = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            uneven.add(update(Recipe.random(i, i * i * 7 % 300)));
        }
        return uneven;
    }

    private void unevenPieces() {
        add("pieces-uneven-96", "S3.1", "no piece is as long as the last", uneven());
    }

    private void large() {
        add(
                "ff-16843010",
                "S3.1",
                "a 32-bit total wraps between updates",
                update(Recipe.fill(255, 65_537), 257),
                update(Recipe.hex("ff")),
                update(Recipe.fill(255, 4)),
                step("value"));
        add(
                "ff-16843010-at-once",
                "S3.1",
                "a 32-bit total wraps within one update",
                update(Recipe.fill(255, 16_843_010)),
                step("value"));
        add(
                "ff-8421505-at-once",
                "S3.1",
                "a signed 32-bit total turns negative within one update",
                update(Recipe.fill(255, 8_421_505)));
        inputs.full(
                "ff-300-mib",
                "S3.1",
                "stream",
                Inputs.steps(
                        Inputs.none(),
                        update(Recipe.fill(255, 1_048_579), 300),
                        step("value"),
                        update(Recipe.fill(255, 67_372_037)),
                        step("value")),
                "lanes that live from update to update");
        inputs.huge(
                "ff-beyond-2-32",
                "S2.4",
                "stream",
                Inputs.steps(
                        Inputs.none(),
                        update(Recipe.fill(255, 1_048_579), 2049),
                        step("save"),
                        update(Recipe.fill(255, 1_048_579), 2049),
                        step("value")),
                "more than 2^31, then more than 2^32 bytes in one stream");
    }
}
