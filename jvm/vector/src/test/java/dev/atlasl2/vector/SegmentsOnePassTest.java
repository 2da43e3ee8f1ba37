package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.atlasl2.Conservation;
import dev.atlasl2.Validation;
import dev.atlasl2.spec.AtlasException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Copies and fills of segments that also return a sum, and copies whose source is not checked. */
class SegmentsOnePassTest {
    private static final int[] LENGTHS = {0, 1, 63, 64, 65, 8_191, 8_192, 8_193, 20_001};

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @Test
    void sumAndCopyGoesFromEveryKindToEveryKind() {
        for (int length : LENGTHS) {
            byte[] source = random(length);
            int sum = Conservation.sum(source);
            byte[] guarded = new byte[length + 20];
            Arrays.fill(guarded, (byte) 0xa5);
            byte[] expected = guarded.clone();
            System.arraycopy(source, 0, expected, 10, length);
            try (Arena arena = Arena.ofConfined()) {
                Kinds.all(source, arena)
                        .forEach((name, src) -> Kinds.writable(guarded, arena).forEach((otherName, dst) -> {
                            assertThat(Segments.sumAndCopy(src, dst.asSlice(10, length)))
                                    .as("%s to %s, %d bytes", name, otherName, length)
                                    .isEqualTo(sum);
                            assertThat(Kinds.bytes(dst))
                                    .as("%s to %s", name, otherName)
                                    .isEqualTo(expected);
                        }));
            }
        }
    }

    @Test
    void sumAndCopyIsThatOfTheSourceBeforeWhereBothOverlap() {
        byte[] data = random(30_000);
        int sum = Conservation.sum(data, 5_000, 20_000);
        for (int shift : new int[] {-5_000, -64, -1, 0, 1, 63, 4_999}) {
            byte[] expected = data.clone();
            System.arraycopy(data, 5_000, expected, 5_000 + shift, 20_000);
            try (Arena arena = Arena.ofConfined()) {
                Kinds.writable(data, arena).forEach((name, memory) -> {
                    assertThat(Segments.sumAndCopy(
                                    memory.asSlice(5_000, 20_000).asReadOnly(), memory.asSlice(5_000 + shift, 20_000)))
                            .as("%s, shift %d", name, shift)
                            .isEqualTo(sum);
                    assertThat(Kinds.bytes(memory))
                            .as("%s, shift %d", name, shift)
                            .isEqualTo(expected);
                });
            }
        }
    }

    @Test
    void sumAndFillIsTheSumAndThenTheFill() {
        for (int length : LENGTHS) {
            byte[] before = random(length + 20);
            int sum = Conservation.sum(before, 10, length);
            byte[] expected = before.clone();
            Conservation.fill(expected, 10, length, 165);
            try (Arena arena = Arena.ofConfined()) {
                Kinds.writable(before, arena).forEach((name, memory) -> {
                    assertThat(Segments.sumAndFill(memory.asSlice(10, length), 165))
                            .as("%s, %d bytes", name, length)
                            .isEqualTo(sum);
                    assertThat(Kinds.bytes(memory))
                            .as("%s, %d bytes", name, length)
                            .isEqualTo(expected);
                });
            }
        }
    }

    @Test
    void minimalSkipsTheSumAndNothingElse() {
        MemorySegment src = MemorySegment.ofArray(new byte[] {1, 2});
        byte[] bytes = {7, 8};
        MemorySegment dst = MemorySegment.ofArray(bytes);
        assertInvalid("as long as", () -> Segments.copy(src, dst.asSlice(1), Validation.MINIMAL));
        assertInvalid("read-only", () -> Segments.copy(src, dst.asReadOnly(), Validation.MINIMAL));
        assertInvalid("validation", () -> Segments.copy(src, dst, null));
        assertInvalid("src", () -> Segments.copy(null, dst, Validation.MINIMAL));
        assertInvalid("as long as", () -> Segments.sumAndCopy(src, dst.asSlice(1)));
        assertInvalid("read-only", () -> Segments.sumAndCopy(src, dst.asReadOnly()));
        assertInvalid("read-only", () -> Segments.sumAndFill(dst.asReadOnly(), 0));
        assertInvalid("value must be 0..255, got 256", () -> Segments.sumAndFill(dst, 256));
        assertInvalid("dst", () -> Segments.sumAndFill(null, 0));
        assertThat(bytes).containsExactly(7, 8);
        Segments.copy(src, dst, Validation.MINIMAL);
        assertThat(bytes).containsExactly(1, 2);
    }

    @Test
    void closedAndForeignSegmentsAreRefusedBeforeAByteIsWritten() {
        byte[] bytes = {7, 8};
        MemorySegment heap = MemorySegment.ofArray(bytes);
        MemorySegment closed;
        try (Arena arena = Arena.ofShared()) {
            closed = arena.allocate(2);
        }
        assertThatIllegalStateException().isThrownBy(() -> Segments.sumAndCopy(closed, heap));
        assertThatIllegalStateException().isThrownBy(() -> Segments.sumAndCopy(heap, closed));
        assertThatIllegalStateException().isThrownBy(() -> Segments.sumAndFill(closed, 0));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mine = arena.allocate(2);
            CompletableFuture.runAsync(() -> {
                        assertThatExceptionOfType(WrongThreadException.class)
                                .isThrownBy(() -> Segments.sumAndCopy(mine, heap));
                        assertThatExceptionOfType(WrongThreadException.class)
                                .isThrownBy(() -> Segments.sumAndFill(mine, 9));
                    })
                    .join();
            assertThat(Segments.sum(mine)).isZero();
        }
        assertThat(bytes).containsExactly(7, 8);
    }

    private static void assertInvalid(String message, ThrowingCallable call) {
        assertThatExceptionOfType(AtlasException.class).isThrownBy(call).withMessageContaining(message);
    }
}
