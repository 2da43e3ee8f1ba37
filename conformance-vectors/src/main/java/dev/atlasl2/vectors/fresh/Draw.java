package dev.atlasl2.vectors.fresh;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.reference.Sha256Reference;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.corpus.Inputs;
import dev.atlasl2.vectors.telling.TellingValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The random choices of one fresh vector: numbers that follow from a seed and an index, the same on every platform.
 * They are SplitMix64 from a digest of both, so a target that sees some of them cannot compute the seed.
 */
final class Draw {
    private static final List<Integer> LENGTHS = TellingValues.lengths();
    /** The length of most regions is at most this: 16 bits, and a few bytes more. */
    private static final int USUAL = 66_000;

    private static final int LONG = 1_048_577;

    private long state;

    Draw(long seed, long index) {
        String name = "atlas-fresh/" + Fresh.GENERATOR + " " + Limits.SEMANTICS_VERSION + " "
                + Long.toUnsignedString(seed) + " " + index;
        state = ByteBuffer.wrap(Sha256Reference.hash(name.getBytes(StandardCharsets.US_ASCII)))
                .getLong();
    }

    /** Returns the next 64 bits. */
    long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Returns one of 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[below(values.length)];
    }

    // ---- numbers

    /** Returns the length of a region: a special length, a multiple of a block or a neighbour of it, or any. */
    int length(int least) {
        return length(least, oneIn(16) ? LONG : USUAL);
    }

    int length(int least, int most) {
        int length = switch (below(9)) {
            case 0, 1, 2 -> of(LENGTHS.stream().filter(each -> each <= most).toList());
            case 3, 4 -> {
                int block = of(64, 96, 256, 1024, 4096, 8192, 12_288, 16_384, 65_536);
                yield block * below(most / block + 1) + between(-1, 1);
            }
            case 5 -> below(260);
            case 6 -> most - below(400);
            default -> below(2 << below(20));
        };
        return Math.clamp(length, least, most);
    }

    /** Returns a place in a region that is not empty: the last, a special one, or any. */
    int at(int length) {
        return switch (below(5)) {
            case 0 -> length - 1 - (oneIn(2) ? 0 : below(Math.min(length, 9)));
            case 1, 2 -> Math.min(of(TellingValues.OFFSETS), length - 1);
            case 3 -> Math.max(0, length - 1 - below(200));
            default -> below(length);
        };
    }

    int residue() {
        return oneIn(2) ? of(TellingValues.RESIDUES) : below(Limits.MODULUS);
    }

    /** Returns a number that is not a residue. */
    long noResidue() {
        return oneIn(2) ? of(96L, 97L, 128L, 192L, 255L, -95L) : wide();
    }

    /** Returns a number outside the range of any argument that is a byte or a residue. */
    long wide() {
        return of(TellingValues.WIDE);
    }

    int octet() {
        return oneIn(2) ? of(TellingValues.BYTES) : below(256);
    }

    int count(int most) {
        return Math.min(oneIn(2) ? of(TellingValues.COUNTS) : between(1, most), most);
    }

    /** Returns the logarithm of a leaf's size, usually the smallest, which gives the most leaves. */
    int leafLog2() {
        return oneIn(2) ? Limits.MIN_LEAF_LOG2 : between(Limits.MIN_LEAF_LOG2, Limits.MAX_LEAF_LOG2);
    }

    // ---- regions

    Recipe region(int length) {
        return switch (below(8)) {
            case 0, 1 -> Recipe.random(next(), length);
            case 2 -> Recipe.fill(oneIn(2) ? 255 : octet(), length);
            case 3 -> Recipe.ramp(below(256), below(256), between(1, 256), length);
            case 4 -> pattern(length);
            case 5, 6 -> length < 2 ? Recipe.random(next(), length) : seam(length);
            default -> {
                int cut = below(length + 1);
                yield Recipe.concat(Recipe.random(next(), cut), Recipe.fill(octet(), length - cut));
            }
        };
    }

    /**
     * One byte repeated, and another one at one or two special places; in long regions usually next to a page boundary.
     */
    private Recipe seam(int length) {
        Recipe plain = Recipe.fill(of(0, 0, 1, 127, 128, 255), length);
        int page = Math.max(0, 4096 * between(1, Math.max(1, length / 4096)) + between(-1, 1));
        Recipe seam = plain.patch(oneIn(3) || page >= length ? at(length) : page, octets(1));
        return oneIn(2) ? seam.patch(at(length), octets(1)) : seam;
    }

    private Recipe pattern(int length) {
        String pattern = octets(between(2, 17));
        int period = pattern.length() / 2;
        int rest = length % period;
        return Recipe.concat(Recipe.repeat(pattern, length / period), Recipe.hex(pattern.substring(0, 2 * rest)));
    }

    /** Returns a region whose sum is 0; of 1 byte or more. */
    Recipe conserved(int length) {
        return Inputs.conserved(region(length - 1));
    }

    /** Returns the region with one or a few other bytes at special places. */
    Recipe changed(Recipe region) {
        Recipe changed = region;
        for (int i = oneIn(2) ? 1 : between(2, 5); i > 0; i--) {
            int at = at((int) region.length());
            changed = changed.patch(at, octets(Math.min(between(1, 4), (int) region.length() - at)));
        }
        return changed;
    }

    /** Returns that many bytes in hex. */
    String octets(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) octet();
        }
        return Inputs.hex(bytes);
    }

    /** Returns 32 bytes. */
    byte[] digest() {
        return Recipe.random(next(), 32).expand();
    }

    /** Returns a digest with one bit changed. */
    byte[] flipped(byte[] digest) {
        byte[] flipped = digest.clone();
        flipped[below(flipped.length)] ^= (byte) (1 << below(8));
        return flipped;
    }

    /** Returns the steps, sometimes with a refused one among them, followed by a good one of the same kind. */
    List<ObjectNode> with(List<ObjectNode> steps, ObjectNode refused) {
        int at = below(steps.size() + 1);
        return Stream.of(steps.subList(0, at), List.of(refused), steps.subList(at, steps.size()))
                .flatMap(List::stream)
                .toList();
    }
}
