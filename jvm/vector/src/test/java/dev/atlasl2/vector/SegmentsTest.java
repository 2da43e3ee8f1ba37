package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final int[] LENGTHS = {
        0, 1, 2, 63, 64, 65, 255, 256, 257, 4_095, 4_096, 4_097, 8_191, 8_192, 8_193, 12_288, 100_003
    };

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    private static byte[] conserved(int length) {
        byte[] data = random(length);
        if (length > 0) {
            data[length - 1] = 0;
            data[length - 1] = (byte) Math.floorMod(-Conservation.sum(data), Limits.MODULUS);
        }
        return data;
    }

    @Test
    void everyKindAnswersAsTheArrayDoes() {
        for (int length : LENGTHS) {
            byte[] data = random(length);
            try (Arena arena = Arena.ofConfined()) {
                Kinds.all(data, arena).forEach((name, segment) -> {
                    assertThat(Segments.sum(segment))
                            .as("%s, %d bytes", name, length)
                            .isEqualTo(Conservation.sum(data));
                    assertThat(Segments.check(segment))
                            .as("%s, %d bytes", name, length)
                            .isEqualTo(Conservation.check(data));
                    if (length > 0) {
                        Witness flat = Segments.flat(segment);
                        assertThat(flat).as("%s, %d bytes", name, length).isEqualTo(Witnesses.flat(data));
                        Segments.verify(segment, flat);
                        assertThat(Segments.windowCheck(segment)).isEqualTo(Conservation.windowCheck(data));
                        WitnessTree tree = Segments.tree(segment, 9);
                        assertThat(tree.witness())
                                .as("%s, %d bytes", name, length)
                                .isEqualTo(Witnesses.treeWitness(data, 9));
                        Segments.verify(segment, tree.witness());
                        assertThat(Witnesses.treeWitness(Segments.region(segment), 9))
                                .isEqualTo(tree.witness());
                    }
                });
            }
        }
    }

    @Test
    void regionIsTheSegmentByteForByte() {
        byte[] data = random(300);
        try (Arena arena = Arena.ofConfined()) {
            Kinds.all(data, arena).forEach((name, segment) -> {
                for (int i = 0; i < data.length; i++) {
                    assertThat(Segments.region(segment).get(i))
                            .as("%s, byte %d", name, i)
                            .isEqualTo(data[i] & 0xff);
                }
                assertThat(Segments.region(segment).length()).isEqualTo(300);
            });
        }
    }

    @Test
    void slidingCheckAnswersAsTheArrayDoes() {
        byte[] repeating = new byte[5_000];
        for (int i = 0; i < repeating.length; i++) {
            // Equal mod 96, not equal: 95 and 191, 1 and 97.
            repeating[i] = (byte) (i % 2 == 0 ? 95 + 96 * (i / 2 % 2) : 1 + 96 * (i / 7 % 2));
        }
        byte[] broken = repeating.clone();
        broken[4_999] ^= 1;
        try (Arena arena = Arena.ofConfined()) {
            for (byte[] data : new byte[][] {repeating, broken}) {
                Kinds.all(data, arena).forEach((name, segment) -> {
                    for (long window : new long[] {1, 2, 3, 4, 4_998, 4_999, 5_000, 5_001, Long.MAX_VALUE}) {
                        assertThat(Segments.slidingCheck(segment, window))
                                .as("%s, window %d", name, window)
                                .isEqualTo(Conservation.slidingCheck(data, window));
                    }
                });
            }
            assertThat(Segments.slidingCheck(MemorySegment.ofArray(repeating), 2))
                    .isTrue();
            assertThat(Segments.slidingCheck(MemorySegment.ofArray(broken), 2)).isFalse();
            assertThat(Segments.slidingCheck(MemorySegment.NULL, 1)).isTrue();
        }
    }

    @Test
    void deltaIsThatOfTheSums() {
        byte[] before = random(1_001);
        byte[] after = random(1_002);
        byte[] same = Arrays.copyOf(after, 1_001);
        try (Arena arena = Arena.ofConfined()) {
            Kinds.all(before, arena)
                    .forEach((name, one) -> Kinds.all(same, arena)
                            .forEach((otherName, other) -> assertThat(Segments.delta(one, other))
                                    .as("%s to %s", name, otherName)
                                    .isEqualTo(Conservation.delta(before, same))));
        }
        assertThat(Segments.delta(MemorySegment.NULL, MemorySegment.ofArray(new byte[0])))
                .isZero();
        assertInvalid(
                "as long as before", () -> Segments.delta(MemorySegment.ofArray(before), MemorySegment.ofArray(after)));
    }

    @Test
    void fillFollowsTheRuleAndWritesNothingElse() {
        for (int length : LENGTHS) {
            for (int value : new int[] {0, 1, 96, 165, 255}) {
                byte[] expected = new byte[length + 20];
                Arrays.fill(expected, (byte) 0xa5);
                Conservation.fill(expected, 10, length, value);
                byte[] guarded = new byte[length + 20];
                Arrays.fill(guarded, (byte) 0xa5);
                try (Arena arena = Arena.ofConfined()) {
                    Kinds.writable(guarded, arena).forEach((name, segment) -> {
                        Segments.fill(segment.asSlice(10, length), value);
                        assertThat(Kinds.bytes(segment))
                                .as("%s, %d bytes", name, length)
                                .isEqualTo(expected);
                    });
                }
            }
        }
    }

    @Test
    void copyGoesFromEveryKindToEveryKind() {
        byte[] source = conserved(9_001);
        try (Arena arena = Arena.ofConfined()) {
            Kinds.all(source, arena)
                    .forEach((name, src) -> Kinds.writable(random(9_021), arena).forEach((otherName, dst) -> {
                        byte[] expected = Kinds.bytes(dst);
                        System.arraycopy(source, 0, expected, 10, source.length);
                        Segments.copy(src, dst.asSlice(10, source.length));
                        assertThat(Kinds.bytes(dst))
                                .as("%s to %s", name, otherName)
                                .isEqualTo(expected);
                    }));
        }
    }

    @Test
    void copyOverItselfBehavesAsMemmove() {
        byte[] source = conserved(500);
        for (int from : new int[] {0, 7, 64}) {
            for (int to : new int[] {0, 1, 63, 64, 65, 100}) {
                byte[] memory = random(700);
                System.arraycopy(source, 0, memory, from, source.length);
                byte[] expected = memory.clone();
                System.arraycopy(source, 0, expected, to, source.length);
                try (Arena arena = Arena.ofConfined()) {
                    Kinds.writable(memory, arena).forEach((name, segment) -> {
                        Segments.copy(segment.asSlice(from, 500), segment.asSlice(to, 500));
                        assertThat(Kinds.bytes(segment))
                                .as("%s, %d to %d", name, from, to)
                                .isEqualTo(expected);
                    });
                }
            }
        }
    }

    @Test
    void refusedCopyLeavesTheDestination() {
        byte[] notConserved = {1, 2};
        try (Arena arena = Arena.ofConfined()) {
            Kinds.writable(new byte[] {7, 7}, arena).forEach((name, dst) -> {
                assertRefused(
                        ErrorCode.CONSERVATION,
                        "sum of src must be 0, got 3",
                        () -> Segments.copy(MemorySegment.ofArray(notConserved), dst));
                assertInvalid(
                        "dst must be as long as src, 3 bytes, got 2",
                        () -> Segments.copy(MemorySegment.ofArray(new byte[3]), dst));
                assertInvalid("read-only", () -> Segments.copy(MemorySegment.ofArray(new byte[2]), dst.asReadOnly()));
                assertInvalid("read-only", () -> Segments.fill(dst.asReadOnly(), 1));
                assertInvalid("value must be 0..255, got 256", () -> Segments.fill(dst, 256));
                assertInvalid("value must be 0..255, got -1", () -> Segments.fill(dst, -1));
                assertThat(Kinds.bytes(dst)).as(name).containsExactly(7, 7);
            });
            assertInvalid("read-only", () -> Segments.fill(Kinds.map(9, FileChannel.MapMode.READ_ONLY, arena), 1));
        }
        Segments.copy(MemorySegment.NULL, MemorySegment.ofArray(new long[0]));
        assertInvalid("value", () -> Segments.fill(MemorySegment.NULL, 256));
    }

    @Test
    void badArgumentsAreRefusedByName() {
        MemorySegment data = MemorySegment.ofArray(new byte[10]);
        MemorySegment none = MemorySegment.ofArray(new byte[0]);
        assertInvalid("data", () -> Segments.region(null));
        assertInvalid("data", () -> Segments.sum(null));
        assertInvalid("data", () -> Segments.check(null));
        assertInvalid("data", () -> Segments.windowCheck(null));
        assertInvalid("data", () -> Segments.slidingCheck(null, 1));
        assertInvalid("before", () -> Segments.delta(null, data));
        assertInvalid("after", () -> Segments.delta(data, null));
        assertInvalid("dst", () -> Segments.fill(null, 1));
        assertInvalid("src", () -> Segments.copy(null, data));
        assertInvalid("dst", () -> Segments.copy(data, null));
        assertInvalid("data", () -> Segments.flat(null));
        assertInvalid("data", () -> Segments.verify(null, Witnesses.flat(new byte[10])));
        assertInvalid("witness", () -> Segments.verify(data, null));
        assertInvalid("data", () -> Segments.tree(null, 12));
        assertInvalid("window must be 1..", () -> Segments.slidingCheck(data, 0));
        assertInvalid("window must be 1..", () -> Segments.slidingCheck(none, -1));
        assertInvalid("1..1048576, got 0", () -> Segments.windowCheck(none));
        assertInvalid(
                "1..1048576, got 1048577", () -> Segments.windowCheck(MemorySegment.ofArray(new byte[1_048_577])));
        assertInvalid("at least 1 byte", () -> Segments.flat(none));
        assertInvalid("at least 1 byte", () -> Segments.tree(none, 12));
        assertInvalid("leafLog2 must be 8..16, got 7", () -> Segments.tree(data, 7));
        assertInvalid("leafLog2 must be 8..16, got 17", () -> Segments.tree(data, 17));
        assertInvalid(
                "length of data must be the witness's 10, got 9",
                () -> Segments.verify(data.asSlice(1), Witnesses.flat(new byte[10])));
        assertRefused(ErrorCode.WITNESS, "digest", () -> Segments.verify(data, Witnesses.flat(conserved(10))));
    }

    @Test
    void closedArenaIsRefusedByTheJdk() {
        Arena arena = Arena.ofConfined();
        MemorySegment closed = arena.allocate(200);
        MemorySegment mapped = Kinds.map(200, FileChannel.MapMode.READ_WRITE, arena);
        arena.close();
        MemorySegment open = MemorySegment.ofArray(new byte[200]);
        for (MemorySegment dead : new MemorySegment[] {closed, mapped, closed.asReadOnly()}) {
            eachCall(
                    dead,
                    call -> assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed"));
            assertThatIllegalStateException().isThrownBy(() -> Segments.copy(dead, open));
        }
        assertThatIllegalStateException().isThrownBy(() -> Segments.copy(open, closed));
        assertThatIllegalStateException().isThrownBy(() -> Segments.fill(closed, 1));
    }

    @Test
    void anotherThreadsSegmentIsRefusedByTheJdk() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mine = arena.allocate(200).fill((byte) 96);
            MemorySegment open = MemorySegment.ofArray(new byte[200]);
            CompletableFuture.runAsync(() -> {
                        eachCall(
                                mine,
                                call -> assertThatExceptionOfType(WrongThreadException.class)
                                        .isThrownBy(call));
                        assertThatExceptionOfType(WrongThreadException.class)
                                .isThrownBy(() -> Segments.copy(mine, open));
                        assertThatExceptionOfType(WrongThreadException.class)
                                .isThrownBy(() -> Segments.copy(open, mine));
                        assertThatExceptionOfType(WrongThreadException.class).isThrownBy(() -> Segments.fill(mine, 1));
                    })
                    .join();
            assertThat(Kinds.bytes(mine)).containsOnly(96);
            assertThat(Kinds.bytes(open)).containsOnly(0);
        }
    }

    private static void eachCall(MemorySegment data, Consumer<ThrowingCallable> each) {
        each.accept(() -> Segments.sum(data));
        each.accept(() -> Segments.check(data));
        each.accept(() -> Segments.windowCheck(data));
        each.accept(() -> Segments.slidingCheck(data, 5));
        each.accept(() -> Segments.delta(data, data));
        each.accept(() -> Segments.flat(data));
        each.accept(() -> Segments.verify(data, Witnesses.flat(new byte[200])));
        each.accept(() -> Segments.tree(data, 8));
    }

    private static void assertInvalid(String inMessage, ThrowingCallable call) {
        assertRefused(ErrorCode.INVALID, inMessage, call);
    }

    private static void assertRefused(ErrorCode code, String inMessage, ThrowingCallable call) {
        assertThatExceptionOfType(AtlasException.class)
                .isThrownBy(call)
                .withMessageContaining(inMessage)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
