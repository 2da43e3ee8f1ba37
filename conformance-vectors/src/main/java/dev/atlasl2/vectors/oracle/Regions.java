package dev.atlasl2.vectors.oracle;

import dev.atlasl2.vectors.Recipe;
import java.util.HashMap;
import java.util.Map;

/** Provides the bytes of recipes: made for each call, or kept while many implementations answer the same vector. */
@FunctionalInterface
public interface Regions {
    /** Makes new bytes for every call. */
    Regions ANEW = Recipe::expand;

    /** Returns the recipe's bytes, which the caller must not write. */
    byte[] read(Recipe recipe);

    /** Returns the recipe's bytes in an array of the caller's own. */
    default byte[] own(Recipe recipe) {
        return read(recipe).clone();
    }

    /** Makes each recipe once and keeps it, for the duration of one vector. Not thread-safe. */
    static Regions kept() {
        Map<Recipe, byte[]> kept = new HashMap<>();
        return recipe -> kept.computeIfAbsent(recipe, Recipe::expand);
    }
}
