package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.spec.reference.WitnessMergeReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WitnessesTest {
    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @Test
    void witnessesAreThoseOfTheReference() {
        int[] lengths = {1, 55, 56, 64, 119, 120, 255, 256, 257, 4_096, 4_097, 32_767, 32_768, 32_769, 70_000};
        for (int length : lengths) {
            byte[] data = random(length);
            Witness flat = FlatWitnessReference.witness(data);
            assertThat(Witnesses.flat(data)).isEqualTo(flat);
            for (ByteBuffer buffer : Buffers.readable(data)) {
                assertThat(Witnesses.flat(buffer)).isEqualTo(flat);
            }
            for (int k : new int[] {8, 12, 16}) {
                Witness tree = TreeWitnessReference.witness(data, k);
                assertThat(Witnesses.treeWitness(data, k)).isEqualTo(tree);
                assertThat(WitnessTree.of(data, k).witness()).isEqualTo(tree);
                for (ByteBuffer buffer : Buffers.readable(data)) {
                    assertThat(Witnesses.treeWitness(buffer, k)).isEqualTo(tree);
                    assertThat(buffer.position()).isEqualTo(3);
                }
            }
            assertThat(Witnesses.treeWitness(data)).isEqualTo(TreeWitnessReference.witness(data, 12));
        }
    }

    @Test
    void nothingHasNoWitness() {
        assertInvalid(() -> Witnesses.flat(new byte[0])).contains("at least 1 byte");
        assertInvalid(() -> Witnesses.flat((byte[]) null));
        assertInvalid(() -> Witnesses.flat(new byte[4], 2, 0));
        assertInvalid(() -> Witnesses.flat(new byte[4], 2, 3));
        assertInvalid(() -> Witnesses.flat(ByteBuffer.allocate(0)));
        assertInvalid(() -> Witnesses.treeWitness(new byte[0], 12));
        assertInvalid(() -> Witnesses.treeWitness(new byte[1], 7)).contains("8..16, got 7");
        assertInvalid(() -> Witnesses.treeWitness(new byte[1], 17));
        assertInvalid(() -> Witnesses.treeWitness((ByteBuffer) null, 12));
    }

    @Test
    void verifyLooksAtLengthThenDigestThenResonance() {
        byte[] data = {'a', 'b', 'c'};
        for (Witness right : List.of(Witnesses.flat(data), Witnesses.treeWitness(data, 8))) {
            Witnesses.verify(data, right);
            Witnesses.verify(ByteBuffer.wrap(data), right);
            Witness lies = with(right, 3, 7);
            assertRefused(ErrorCode.CONSERVATION, () -> Witnesses.verify(data, lies))
                    .contains("6")
                    .contains("7");
            assertRefused(ErrorCode.WITNESS, () -> Witnesses.verify(new byte[] {'a', 'c', 'b'}, lies));
            assertInvalid(() -> Witnesses.verify(new byte[] {'a', 'c', 'b', 'x'}, lies))
                    .contains("length");
            assertInvalid(() -> Witnesses.verify(data, with(right, 0, 6)));
        }
        assertInvalid(() -> Witnesses.verify(data, null));
        assertInvalid(() -> Witnesses.verify((byte[]) null, Witnesses.flat(data)));
        assertInvalid(() -> Witnesses.verify(new byte[0], with(Witnesses.flat(data), 0, 0)));
    }

    @Test
    void timestampAndFlagsTakeNoPart() {
        byte[] data = {1, 2, 3};
        Witness flat = Witnesses.flat(data);
        Witnesses.verify(data, new Witness(flat.kind(), 0, flat.digest(), 3, flat.resonance(), -1, 255));
    }

    private static Witness with(Witness witness, long length, int resonance) {
        return new Witness(witness.kind(), witness.leafLog2(), witness.digest(), length, resonance, 0, 0);
    }

    @Test
    void mergesAreThoseOfTheReference() {
        byte[] data = random(100);
        Witness one = new Witness(Witness.Kind.FLAT, 0, Witnesses.flat(data).digest(), 100, 95, -1, 2);
        Witness two =
                new Witness(Witness.Kind.FLAT, 0, Witnesses.flat(random(9)).digest(), 9, 95, 5, 4);
        for (List<Witness> parts : List.of(List.of(one, two), List.of(two, one), List.of(one, two, one, one))) {
            assertThat(Witnesses.merge(parts)).isEqualTo(WitnessMergeReference.merge(parts));
        }
        assertThat(Witnesses.merge(List.of(one, two)).timestamp()).isEqualTo(-1); // unsigned: the latest
        assertThat(Witnesses.merge(List.of(one, two)).flags()).isEqualTo(7);
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        Witness flat = Witnesses.flat(new byte[1]);
        Witness tree8 = Witnesses.treeWitness(new byte[1], 8);
        Witness tree9 = Witnesses.treeWitness(new byte[1], 9);
        assertInvalid(() -> Witnesses.merge(null));
        assertInvalid(() -> Witnesses.merge(List.of()));
        assertInvalid(() -> Witnesses.merge(List.of(flat)));
        assertInvalid(() -> Witnesses.merge(Arrays.asList(flat, null))).contains("witnesses[1]");
        assertInvalid(() -> Witnesses.merge(List.of(flat, tree8)));
        assertInvalid(() -> Witnesses.merge(List.of(tree8, tree9)));
        assertInvalid(() -> Witnesses.merge(List.of(with(flat, -1, 0), flat))).contains("2^64-1");
        assertInvalid(() -> Witnesses.merge(List.of(flat, with(flat, 0, 0))));
    }
}
