package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReferenceTest {
    @Test
    void batchEqualsSingleCalls() {
        List<byte[]> entries =
                IntStream.rangeClosed(1, 256).mapToObj(i -> Bytes.random(i, i)).toList();
        assertThat(BatchReference.sum(entries))
                .isEqualTo(entries.stream().map(SumReference::sum).toList());
        assertThat(BatchReference.check(entries))
                .isEqualTo(entries.stream().map(CheckReference::check).toList());
        assertThat(BatchReference.witness(entries))
                .isEqualTo(entries.stream().map(FlatWitnessReference::witness).toList());
        List<BatchReference.Change> changes = entries.stream()
                .map(before -> new BatchReference.Change(before, Bytes.random(7, before.length)))
                .toList();
        assertThat(BatchReference.delta(changes))
                .isEqualTo(changes.stream()
                        .map(c -> DeltaReference.delta(c.before(), c.after()))
                        .toList());
    }

    @Test
    void takesOneTo256Entries() {
        assertThat(BatchReference.sum(Collections.nCopies(256, new byte[0])))
                .hasSize(256)
                .containsOnly(0);
        assertInvalid(
                "number of entries must be 1..256, got 257",
                () -> BatchReference.sum(Collections.nCopies(257, new byte[0])));
        assertInvalid("got 0", () -> BatchReference.check(List.of()));
        assertInvalid("entries", () -> BatchReference.witness(null));
    }

    @Test
    void oneBadEntryRefusesAll() {
        byte[] good = {1};
        assertInvalid("entry 1 must be given, got null", () -> BatchReference.sum(Arrays.asList(good, null)));
        assertInvalid("entry 1 was refused", () -> BatchReference.witness(List.of(good, new byte[0])));
        assertInvalid(
                "entry 0 was refused",
                () -> BatchReference.delta(List.of(new BatchReference.Change(good, new byte[2]))));
        assertInvalid(
                "entry 0 was refused", () -> BatchReference.delta(List.of(new BatchReference.Change(null, good))));
    }

    @ParameterizedTest
    @CsvSource({
        "0,256",
        "1,256",
        "64,256",
        "65,126",
        "128,64",
        "129,63",
        "1000,8",
        "1024,8",
        "1025,16",
        "16384,16",
        "16385,8",
        "9223372036854775807,8"
    })
    void sizeHintFollowsItsTable(long bytes, int entries) {
        assertThat(BatchReference.sizeHint(bytes)).isEqualTo(entries);
    }

    @Test
    void sizeHintRefusesNegativeLengths() {
        assertInvalid("bytes", () -> BatchReference.sizeHint(-1));
    }
}
