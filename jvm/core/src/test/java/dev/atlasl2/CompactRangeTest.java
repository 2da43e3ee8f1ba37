package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.TreeWitnessReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    /** Cuts data at random leaf borders, in random order. */
    private static List<CompactRange> parts(byte[] data, int k, int count, Random random) {
        int leaves = ((data.length - 1) >> k) + 1;
        int[] cuts = IntStream.concat(IntStream.of(0, leaves), random.ints(count - 1, 0, leaves))
                .sorted()
                .distinct()
                .toArray();
        List<CompactRange> parts = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            int from = cuts[i] << k;
            parts.add(CompactRange.of(data, from, Math.min(data.length, cuts[i + 1] << k), from, k));
        }
        Collections.shuffle(parts, random);
        return parts;
    }

    private static CompactRange oneByOne(List<CompactRange> parts) {
        return parts.stream().reduce(CompactRange::merge).orElseThrow();
    }

    /** Merges random pairs, as a cluster does. */
    private static CompactRange pairwise(List<CompactRange> parts, Random random) {
        List<CompactRange> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            CompactRange one = left.remove(random.nextInt(left.size()));
            left.add(one.merge(left.remove(random.nextInt(left.size()))));
        }
        return left.get(0);
    }

    @Test
    void anyPartsMergedInAnyOrderGiveTheWitnessOfTheWhole() {
        Random random = new Random(12);
        for (int round = 0; round < 600; round++) {
            byte[] data = random(1 + random.nextInt(round % 3 == 0 ? 700 : 20_000));
            int k = 8 + random.nextInt(3);
            Witness expected = TreeWitnessReference.witness(data, k);
            List<CompactRange> parts = parts(data, k, 1 + random.nextInt(12), random);
            CompactRange whole = CompactRange.of(data, 0, k);
            assertThat(whole.witness(data.length)).isEqualTo(expected);
            assertThat(whole.covered()).isEqualTo(data.length);
            for (CompactRange merged : List.of(oneByOne(parts), pairwise(parts, random), CompactRange.merge(parts))) {
                assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
                assertThat(merged.encode()).isEqualTo(whole.encode());
                assertThat(merged.witness(data.length)).isEqualTo(expected);
            }
        }
    }

    @Test
    void partsLargerThanWhatIsHashedAtATimeGiveTheWitnessOfTheWhole() {
        byte[] data = random((36 << 20) + 4_096 + 17);
        for (int k : new int[] {8, 16}) {
            Witness expected = Witnesses.treeWitness(data, k);
            assertThat(CompactRange.of(data, 0, k).witness(data.length)).isEqualTo(expected);
            int cut = 17 << 16;
            CompactRange tail = CompactRange.of(data, cut, data.length, cut, k);
            CompactRange head = CompactRange.of(ByteBuffer.wrap(data, 0, cut).asReadOnlyBuffer(), 0, k);
            assertThat(tail.merge(head).witness(data.length)).isEqualTo(expected);
        }
    }

    @Test
    void aTreesRangeIsThatOfItsBytes() {
        byte[] data = random(9 * 256 + 11);
        for (int from = 0; from < data.length; from += 256) {
            byte[] part = Arrays.copyOfRange(data, from, data.length);
            CompactRange range = CompactRange.of(WitnessTree.of(part, 8), from);
            assertThat(range).isEqualTo(CompactRange.of(part, from, 8));
            if (from > 0) {
                assertThat(range.merge(CompactRange.of(WitnessTree.of(data, 0, from, 8), 0))
                                .witness(data.length))
                        .isEqualTo(Witnesses.treeWitness(data, 8));
            }
        }
        WitnessTree tree = WitnessTree.of(data, 8);
        assertInvalid(() -> CompactRange.of(tree, 255)).contains("offset").contains("255");
        assertInvalid(() -> CompactRange.of(tree, -256)).contains("offset").contains("-256");
        assertInvalid(() -> CompactRange.of(tree, Long.MAX_VALUE - 255)).contains("offset");
        assertInvalid(() -> CompactRange.of(null, 0)).contains("tree");
    }

    @Test
    void mergingChangesNeitherPart() {
        byte[] data = random(1_000);
        CompactRange left = CompactRange.of(data, 0, 512, 0, 8);
        CompactRange right = CompactRange.of(data, 512, 1_000, 512, 8);
        byte[] before = left.encode();
        left.merge(right);
        assertInvalid(() -> left.merge(left));
        assertThat(left.encode()).isEqualTo(before);
        assertThat(left.merge(right).resonance()).isEqualTo(Conservation.sum(data));
        assertThat(left.leafLog2()).isEqualTo(8);
        assertThat(left)
                .isNotEqualTo(right)
                .isNotEqualTo("left")
                .hasToString("CompactRange[512 bytes, leafLog2 8, resonance " + left.resonance() + "]");
    }

    @Test
    void theStateOfARunOfLeavesIsLogarithmic() {
        CompactRange one = CompactRange.of(new byte[256 * 99_998], 256, 8);
        assertThat(one.encode().length).isLessThan(12 + 2 * 17 * 41);
        CompactRange whole = CompactRange.of(new byte[256 * 65_536], 0, 8);
        assertThat(whole.encode()).hasSize(12 + 41);
    }

    @Test
    void offsetsBeyond2To40AreAsGoodAsOthers() {
        byte[] leaf = random(256);
        for (long offset : new long[] {1L << 31, 1L << 32, (1L << 40) + 256, (1L << 62) - 256, (1L << 63) - 512}) {
            CompactRange range = CompactRange.of(leaf, offset, 8);
            CompactRange next = CompactRange.of(leaf, offset - 256, 8);
            CompactRange both = range.merge(next);
            assertThat(both.covered()).isEqualTo(512);
            assertThat(CompactRange.decode(both.encode())).isEqualTo(both);
            assertInvalid(() -> both.witness(offset + 256)).contains("the " + (offset - 256) + " bytes from offset 0");
        }
        CompactRange last = CompactRange.of(leaf, 0, 255, Long.MAX_VALUE - 255, 8);
        assertThat(CompactRange.decode(last.encode())).isEqualTo(last);
        assertThat(last.covered()).isEqualTo(255);
        assertInvalid(() -> last.witness(Long.MAX_VALUE)).contains("from offset 0");
        assertInvalid(() -> CompactRange.of(leaf, Long.MAX_VALUE - 255, 8)).contains("offset");
    }

    @Test
    void aGapAnOverlapAndAWrongEndAreRefusedByOffsetAndLength() {
        byte[] data = random(1_000);
        CompactRange head = CompactRange.of(data, 0, 256, 0, 8);
        CompactRange middle = CompactRange.of(data, 256, 768, 256, 8);
        CompactRange tail = CompactRange.of(data, 768, 1_000, 768, 8);
        assertInvalid(() -> head.merge(tail).witness(1_000)).contains("512 bytes from offset 256 are missing");
        assertInvalid(() -> middle.merge(tail).witness(1_000)).contains("256 bytes from offset 0 are missing");
        assertInvalid(() -> head.merge(middle).witness(1_000)).contains("232 bytes from offset 768 are missing");
        assertInvalid(() -> head.merge(middle).witness(700)).contains("offset 700, got 68 bytes more");
        assertInvalid(() -> head.merge(middle).merge(tail).witness(999)).contains("offset 999, got 1 bytes more");
        assertInvalid(() -> head.merge(middle).merge(tail).witness(1_001)).contains("1 bytes from offset 1000");
        assertInvalid(() -> head.merge(tail).witness(200)).contains("offset 200, got 800 bytes more");
        assertInvalid(() -> tail.witness(700)).contains("700 bytes from offset 0 are missing");
        assertInvalid(() -> middle.merge(CompactRange.of(data, 0, 1, 512, 8)))
                .contains("twice 1 leaves of 256 bytes from offset 512 on");
        assertInvalid(() -> tail.merge(tail)).contains("from offset 768 on");
        CompactRange shortHead = CompactRange.of(data, 0, 300, 0, 8);
        for (CompactRange after : List.of(tail, CompactRange.of(data, 0, 256, 512, 8))) {
            for (int turn = 0; turn < 2; turn++) {
                List<CompactRange> both = new ArrayList<>(List.of(shortHead, after));
                Collections.rotate(both, turn);
                assertInvalid(() -> oneByOne(both)).contains("one ends at offset 300", "on");
            }
        }
        assertInvalid(() -> shortHead.merge(CompactRange.of(data, 0, 512, 512, 8)))
                .contains("there are bytes from offset 512 on");
    }

    @Test
    void argumentsOutsideTheirRangesAreRefused() {
        byte[] data = random(1_024);
        assertInvalid(() -> CompactRange.of(data, 0, 7)).contains("leafLog2").contains("got 7");
        assertInvalid(() -> CompactRange.of(data, 0, 17)).contains("got 17");
        assertInvalid(() -> CompactRange.of(new byte[0], 0, 8)).contains("data");
        assertInvalid(() -> CompactRange.of((byte[]) null, 0, 8)).contains("data");
        assertInvalid(() -> CompactRange.of((ByteBuffer) null, 0, 8)).contains("data");
        assertInvalid(() -> CompactRange.of((Region) null, 0, 8)).contains("data");
        assertInvalid(() -> CompactRange.of(null, 0, 1, 0, 8)).contains("data");
        assertInvalid(() -> CompactRange.of(data, 5, 4, 0, 8)).contains("from");
        assertInvalid(() -> CompactRange.of(data, -1, 4, 0, 8)).contains("from");
        assertInvalid(() -> CompactRange.of(data, 0, 1_025, 0, 8)).contains("to");
        for (long offset : new long[] {-1, -256, 1, 255, 257, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 255}) {
            assertInvalid(() -> CompactRange.of(data, offset, 8))
                    .contains("offset")
                    .contains("" + offset);
        }
        CompactRange range = CompactRange.of(data, 0, 8);
        assertInvalid(() -> range.merge((CompactRange) null));
        assertInvalid(() -> CompactRange.merge((List<CompactRange>) null)).contains("parts");
        assertInvalid(() -> CompactRange.merge(List.of())).contains("number of parts");
        assertInvalid(() -> CompactRange.merge(Arrays.asList(range, null))).contains("parts[1]");
        assertInvalid(() -> range.merge(CompactRange.of(data, 1_024, 9))).contains("leafLog2 of other");
        for (long length : new long[] {0, -1, Long.MIN_VALUE}) {
            assertInvalid(() -> range.witness(length)).contains("length");
        }
    }

    @Test
    void aSavedRangeComesBackAndNothingElseDoes() {
        byte[] data = random(5_000);
        Random random = new Random(3);
        for (CompactRange range : parts(data, 8, 6, random)) {
            assertThat(CompactRange.decode(range.encode())).isEqualTo(range);
        }
        byte[] saved = CompactRange.of(data, 256, 5_000, 256, 8).encode();
        for (int length = 0; length < saved.length; length++) {
            byte[] shorter = Arrays.copyOf(saved, length);
            if (length <= 12 || (length - 12) % 41 != 0) {
                assertInvalid(() -> CompactRange.decode(shorter)).contains("length of bytes");
            }
        }
        assertInvalid(() -> CompactRange.decode(null));
        // Any change of the bytes is refused, or gives another range that encodes to these bytes.
        int refused = 0;
        for (int at = 0; at < 64; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = saved.clone();
                changed[at] ^= (byte) (1 << bit);
                try {
                    assertThat(CompactRange.decode(changed).encode()).isEqualTo(changed);
                } catch (AtlasException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(8 * 16);
        byte[] siblings = CompactRange.of(data, 0, 256, 0, 8).encode();
        byte[] two = Arrays.copyOf(siblings, 12 + 2 * 41);
        two[12 + 41 + 7] = 1;
        assertInvalid(() -> CompactRange.decode(two)).contains("parent");
        two[12 + 41 + 7] = 0;
        assertInvalid(() -> CompactRange.decode(two)).contains("overlap");
    }

    @Test
    void manyPartsInRandomOrderAreMergedQuickly() {
        int count = 100_000;
        List<CompactRange> parts = new ArrayList<>();
        byte[] leaf = random(256);
        for (int i = 0; i < count; i++) {
            parts.add(CompactRange.of(leaf, i * 256L, 8));
        }
        Collections.shuffle(parts, new Random(1));
        CompactRange merged = CompactRange.merge(parts);
        assertThat(merged.covered()).isEqualTo(count * 256L);
        assertThat(merged.encode()).hasSize(12 + Integer.bitCount(count) * 41);
    }
}
