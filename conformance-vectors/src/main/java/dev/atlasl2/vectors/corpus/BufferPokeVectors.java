package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Writes that bypass the buffer, and invalidation (clause S8.3); in the family buffer. */
final class BufferPokeVectors extends BufferSteps {
    BufferPokeVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void pokes() {
        add(
                "poke-unseen",
                "S8.3",
                Recipe.fill(0, 96),
                "reads do not look again",
                CHECK,
                poke(5, 1),
                CHECK,
                SUM,
                INVALIDATE,
                CHECK,
                SUM);
        add("poke-before-first-read", "S8.3", Recipe.fill(0, 96), "nothing was cached yet", poke(5, 1), CHECK, SUM);
        add(
                "poke-then-write-elsewhere",
                "S8.3",
                Recipe.fill(0, 96),
                "the delta is of the byte that is written",
                SUM,
                poke(5, 1),
                set(6, 2),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "poke-then-write-there",
                "S8.3",
                Recipe.fill(0, 96),
                "the delta counts from what memory holds",
                SUM,
                poke(5, 10),
                set(5, 3),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "poke-then-range",
                "S8.3",
                Recipe.fill(0, 96),
                "",
                SUM,
                poke(5, 10),
                setRange(4, Recipe.hex("010203")),
                SUM,
                INVALIDATE,
                SUM);
        add("invalidate-twice", "S8.3", Recipe.random(9, 50), "", SUM, INVALIDATE, INVALIDATE, SUM);
        add("invalidate-first", "S8.3", Recipe.random(9, 50), "", INVALIDATE, SUM);
        add(
                "poke-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "the next read computes, not the invalidation",
                SUM,
                INVALIDATE,
                poke(5, 1),
                SUM,
                CHECK);
        add(
                "write-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "a write on an invalid cache does not make it valid",
                SUM,
                poke(5, 1),
                INVALIDATE,
                set(6, 2),
                SUM);
        add(
                "range-after-invalidate",
                "S8.3",
                Recipe.fill(0, 96),
                "",
                SUM,
                poke(5, 1),
                INVALIDATE,
                setRange(6, Recipe.hex("0203")),
                CHECK,
                SUM);
    }

    /** Inputs like some above that were the only ones to find a mistake. */
    void seconds() {
        add("poke-unseen-by-check", "S8.3", Recipe.fill(0, 300), "", SUM, poke(257, 1), CHECK, INVALIDATE, CHECK);
        add("poke-after-invalidate-far", "S8.3", Recipe.random(9, 300), "", CHECK, INVALIDATE, poke(299, 7), SUM);
        add("poke-first", "S8.3", Recipe.random(9, 300), "", poke(257, 200), SUM, CHECK);
    }
}
