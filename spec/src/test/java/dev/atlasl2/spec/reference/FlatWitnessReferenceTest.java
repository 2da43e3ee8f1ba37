package dev.atlasl2.spec.reference;

import static dev.atlasl2.spec.reference.Refusals.assertInvalid;
import static dev.atlasl2.spec.reference.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flat witness, verify and merge (clauses S11.1 to S11.4). */
class FlatWitnessReferenceTest {
    private static final byte[] ABC = Bytes.of('a', 'b', 'c');

    @Test
    void holdsDigestLengthAndSum() {
        Witness witness = FlatWitnessReference.witness(ABC);
        assertThat(Bytes.hex(witness.digest()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(witness.length()).isEqualTo(3);
        assertThat(witness.resonance()).isEqualTo((97 + 98 + 99) % 96);
        assertThat(witness.kind()).isEqualTo(Witness.Kind.FLAT);
        assertThat(witness.timestamp()).isZero();
        assertThat(witness.flags()).isZero();
    }

    @Test
    void killsWitnessXor() {
        byte[] data = Bytes.random(8, 64);
        byte[] swapped = new byte[64];
        System.arraycopy(data, 0, swapped, 32, 32);
        System.arraycopy(data, 32, swapped, 0, 32);
        Witness witness = FlatWitnessReference.witness(data);
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(swapped, witness));
    }

    @Test
    void killsWitnessTailOnly() {
        byte[] data = new byte[4097];
        Witness witness = FlatWitnessReference.witness(data);
        data[0] = 96;
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(data, witness));
    }

    @Test
    void refusesEmptyRegions() {
        assertInvalid("data must hold at least 1 byte, got 0", () -> FlatWitnessReference.witness(new byte[0]));
        assertInvalid("data", () -> FlatWitnessReference.witness(null));
    }

    @Test
    void verifyLooksAtLengthThenDigestThenResonance() {
        Witness right = FlatWitnessReference.witness(ABC);
        WitnessVerifyReference.verify(ABC, right);
        byte[] digest = right.digest();
        digest[31] ^= 1;
        Witness allWrong = new Witness(Witness.Kind.FLAT, 0, digest, 4, 5, 0, 0);
        Witness digestAndResonanceWrong = new Witness(Witness.Kind.FLAT, 0, digest, 3, 5, 0, 0);
        Witness resonanceWrong = new Witness(Witness.Kind.FLAT, 0, right.digest(), 3, 5, 0, 0);
        assertInvalid(
                "length of data must be the witness's 4, got 3", () -> WitnessVerifyReference.verify(ABC, allWrong));
        assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(ABC, digestAndResonanceWrong));
        assertRefused(
                ErrorCode.CONSERVATION,
                "resonance must be the data's sum 6, got 5",
                () -> WitnessVerifyReference.verify(ABC, resonanceWrong));
    }

    @Test
    void everyByteOfTheDigestCounts() {
        Witness right = FlatWitnessReference.witness(ABC);
        for (int bit = 0; bit < 256; bit++) {
            byte[] digest = right.digest();
            digest[bit / 8] ^= (byte) (1 << bit % 8);
            Witness wrong = new Witness(Witness.Kind.FLAT, 0, digest, 3, right.resonance(), 0, 0);
            assertRefused(ErrorCode.WITNESS, "digest", () -> WitnessVerifyReference.verify(ABC, wrong));
        }
    }

    @Test
    void timestampAndFlagsTakeNoPartInVerify() {
        Witness right = FlatWitnessReference.witness(ABC);
        WitnessVerifyReference.verify(ABC, with(right, 3, -1, 255));
    }

    @Test
    void verifyRefusesNothing() {
        Witness empty = new Witness(Witness.Kind.FLAT, 0, Sha256Reference.hash(), 0, 0, 0, 0);
        assertInvalid("data must hold at least 1 byte", () -> WitnessVerifyReference.verify(new byte[0], empty));
        assertInvalid("data", () -> WitnessVerifyReference.verify(null, empty));
        assertInvalid("witness must be given", () -> WitnessVerifyReference.verify(ABC, null));
    }

    @Test
    void mergeFollowsItsRule() {
        Witness a = with(FlatWitnessReference.witness(ABC), 3, -1, 2);
        Witness b = with(FlatWitnessReference.witness(Bytes.repeat(255, 5)), 5, 7, 4);
        Witness merged = WitnessMergeReference.merge(List.of(a, b));
        assertThat(merged)
                .isEqualTo(new Witness(
                        Witness.Kind.FLAT,
                        0,
                        Sha256Reference.hash(a.digest(), b.digest()),
                        8,
                        (a.resonance() + b.resonance()) % 96,
                        -1,
                        7));
        assertThat(WitnessMergeReference.merge(List.of(b, a)).digest()).isNotEqualTo(merged.digest());
        assertRefused(
                ErrorCode.WITNESS,
                "digest",
                () -> WitnessVerifyReference.verify(Bytes.of('a', 'b', 'c', 255, 255, 255, 255, 255), merged));
    }

    @Test
    void mergedLengthsReachButDoNotCross64Bits() {
        Witness one = with(FlatWitnessReference.witness(ABC), 1, 0, 0);
        Witness allButOne = with(one, -2, 0, 0);
        assertThat(WitnessMergeReference.merge(List.of(allButOne, one)).length())
                .isEqualTo(-1);
        assertInvalid("at most 2^64-1", () -> WitnessMergeReference.merge(List.of(allButOne, one, one)));
        assertInvalid("at most 2^64-1", () -> WitnessMergeReference.merge(List.of(one, with(one, -1, 0, 0))));
    }

    @Test
    void mergeRefusesWhatDoesNotFit() {
        Witness flat = FlatWitnessReference.witness(ABC);
        Witness tree8 = TreeWitnessReference.witness(ABC, 8);
        Witness tree9 = TreeWitnessReference.witness(ABC, 9);
        assertInvalid("at least 2, got 1", () -> WitnessMergeReference.merge(List.of(flat)));
        assertInvalid("at least 2, got 0", () -> WitnessMergeReference.merge(List.of()));
        assertInvalid("witnesses", () -> WitnessMergeReference.merge(null));
        assertInvalid("witness 1 must be given", () -> WitnessMergeReference.merge(Arrays.asList(flat, null)));
        assertInvalid("witness 0 must be given", () -> WitnessMergeReference.merge(Arrays.asList(null, flat)));
        assertInvalid("witness 1 must be of kind FLAT", () -> WitnessMergeReference.merge(List.of(flat, tree8)));
        assertInvalid(
                "witness 1 must be of kind TREE and k 8", () -> WitnessMergeReference.merge(List.of(tree8, tree9)));
        assertInvalid("length of witness 1", () -> WitnessMergeReference.merge(List.of(flat, with(flat, 0, 0, 0))));
        assertThat(WitnessMergeReference.merge(List.of(tree9, tree9)).leafLog2())
                .isEqualTo(9);
    }

    private static Witness with(Witness w, long length, long timestamp, int flags) {
        return new Witness(w.kind(), w.leafLog2(), w.digest(), length, w.resonance(), timestamp, flags);
    }
}
