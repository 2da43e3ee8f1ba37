package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.reference.StreamingSumReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.Recipe;
import java.util.HexFormat;

/**
 * The sum of a region that is longer than any array. By clause S2.3 sums add up over every split, so a repeated pattern
 * is its sum times the count, a concatenation is the sum of its parts, and a patch changes the sum by its delta. A test
 * compares this with the sum of the bytes, chunk by chunk.
 */
public final class RecipeSum {
    private static final int CHUNK = 1 << 20;

    private RecipeSum() {}

    /** Returns the sum, 0..95. */
    public static int residue(Recipe recipe) {
        return switch (recipe) {
            case Recipe.Repeat repeat -> {
                int pattern = SumReference.sum(HexFormat.of().parseHex(repeat.repeat()));
                yield (int) (repeat.count() % Limits.MODULUS * pattern % Limits.MODULUS);
            }
            case Recipe.Concat concat -> {
                StreamingSumReference sum = new StreamingSumReference();
                concat.parts().forEach(part -> sum.merge(residue(part)));
                yield sum.value();
            }
            case Recipe.Patch patch -> {
                byte[] now = HexFormat.of().parseHex(patch.with());
                byte[] old = new byte[now.length];
                patch.patch().write(patch.at(), old, 0, old.length);
                yield Math.floorMod(
                        residue(patch.patch()) + SumReference.sum(now) - SumReference.sum(old), Limits.MODULUS);
            }
            case Recipe.Hex hex -> byChunks(hex);
            case Recipe.Ramp ramp -> byChunks(ramp);
            case Recipe.SplitMix64 random -> byChunks(random);
        };
    }

    /** Returns the same from the bytes themselves. */
    public static int byChunks(Recipe recipe) {
        StreamingSumReference sum = new StreamingSumReference();
        recipe.forEachChunk(CHUNK, sum::update);
        return sum.value();
    }
}
