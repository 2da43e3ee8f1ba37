package dev.atlasl2.vectors.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums of huge regions by additivity (clause S2.3) equal the sums of their bytes. */
class RecipeSumTest {
    @ParameterizedTest
    @ValueSource(strings = {"sum/ff-4294967297", "sum/one-at-4294967296-of-4294967301", "sum/pattern-of-10-2147483650"})
    void additivityGivesTheSumOfTheBytes(String id) {
        var vector = Corpus.load().byId(id).orElseThrow();
        Recipe giant = Recipe.parse(vector.in().get("data"));
        assertThat(RecipeSum.byChunks(giant))
                .isEqualTo(RecipeSum.residue(giant))
                .isEqualTo(vector.expect().get("sum").intValue());
    }

    @Test
    void everyFormAgreesWithTheReference() {
        Recipe mixed = Recipe.concat(
                        Recipe.repeat("ff01", 777),
                        Recipe.ramp(3, 5, 251, 999),
                        Recipe.random(4, 1001),
                        Recipe.hex("00ff"))
                .patch(1500, "aabbcc")
                .patch(1501, "00");
        assertThat(RecipeSum.residue(mixed)).isEqualTo(SumReference.sum(mixed.expand()));
    }
}
