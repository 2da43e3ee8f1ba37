package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static dev.atlasl2.spec.reference.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyReferenceTest {
    @Test
    void copiesWhatIsConserved() {
        byte[] dst = Bytes.of(7, 7);
        CopyReference.copy(dst, Bytes.of(95, 1));
        assertThat(dst).containsExactly(95, 1);
        CopyReference.copy(new byte[0], new byte[0]);
        CopyReference.copy(dst, dst);
        assertThat(dst).containsExactly(95, 1);
    }

    @Test
    void killsCopyWritesOnRefusal() {
        byte[] dst = Bytes.of(7, 7);
        assertRefused(
                ErrorCode.CONSERVATION,
                "src must have the sum 0, got 1",
                () -> CopyReference.copy(dst, Bytes.of(95, 2)));
        assertThat(dst).containsExactly(7, 7);
    }

    @Test
    void lengthsComeBeforeConservation() {
        assertInvalid(
                "dst must be as long as src, 2 bytes, got 1", () -> CopyReference.copy(new byte[1], Bytes.of(1, 1)));
        assertInvalid("src", () -> CopyReference.copy(new byte[1], null));
        assertInvalid("dst", () -> CopyReference.copy(null, new byte[1]));
    }

    @Test
    void overlapGetsTheBytesFromBeforeTheCall() {
        for (int from = 0; from <= 8; from++) {
            for (int to = 0; to <= 8; to++) {
                byte[] data = new byte[12];
                byte[] source = Bytes.of(10, 20, 30, 36);
                System.arraycopy(source, 0, data, from, 4);
                byte[] expected = data.clone();
                System.arraycopy(source, 0, expected, to, 4);
                CopyReference.copyWithin(data, from, to, 4);
                assertThat(data).as("%d to %d", from, to).isEqualTo(expected);
            }
        }
    }

    @Test
    void refusedCopiesWithinChangeNothing() {
        byte[] data = Bytes.of(1, 2, 93, 9);
        byte[] before = data.clone();
        assertRefused(ErrorCode.CONSERVATION, "source range", () -> CopyReference.copyWithin(data, 0, 2, 2));
        assertInvalid("length must be 0..4, got 5", () -> CopyReference.copyWithin(data, 0, 0, 5));
        assertInvalid("length", () -> CopyReference.copyWithin(data, 0, 0, -1));
        assertInvalid("length", () -> CopyReference.copyWithin(data, 1, 1, Long.MAX_VALUE));
        assertInvalid("from must be 0..1, got 2", () -> CopyReference.copyWithin(data, 2, 0, 3));
        assertInvalid("to must be 0..1, got 2", () -> CopyReference.copyWithin(data, 0, 2, 3));
        assertInvalid("from", () -> CopyReference.copyWithin(data, -1, 0, 1));
        assertInvalid("from", () -> CopyReference.copyWithin(data, Long.MAX_VALUE, 0, 1));
        assertInvalid("to", () -> CopyReference.copyWithin(data, 0, Long.MIN_VALUE, 1));
        assertInvalid("data", () -> CopyReference.copyWithin(null, 0, 0, 0));
        assertThat(data).isEqualTo(before);
        CopyReference.copyWithin(data, 4, 4, 0);
        assertThat(data).isEqualTo(before);
    }

    @Test
    void onlyTheTargetRangeIsWritten() {
        byte[] data = Bytes.repeat(96, 10);
        Arrays.fill(data, 6, 10, (byte) 1);
        CopyReference.copyWithin(data, 0, 7, 2);
        assertThat(data).containsExactly(96, 96, 96, 96, 96, 96, 1, 96, 96, 1);
    }
}
