package dev.atlasl2.vectors.corpus;

import dev.atlasl2.vectors.Recipe;

/** Whole buffers, seams and far offsets (clauses S8.1 to S8.3); in the family buffer. */
final class BufferPlaceVectors extends BufferSteps {
    BufferPlaceVectors(FamilyInputs inputs) {
        super(inputs);
    }

    void buffers() {
        for (int length : Shapes.aroundBuffers().stream()
                .filter(length -> length < 100_000)
                .toList()) {
            add(
                    "buffers-" + length,
                    "S8.1",
                    Recipe.random(length, length),
                    "the last buffer may be full",
                    SUM,
                    set(length - 1, 0),
                    CHECK);
        }
        for (int length : new int[] {16_384, 24_576, 65_536}) {
            int at = Shapes.seam(length);
            add(
                    "seam-" + length,
                    "S8.2",
                    Shapes.one(at, length),
                    "one byte in zeros, next to a seam",
                    SUM,
                    set(at, 0),
                    CHECK,
                    set(at + 1, 96),
                    CHECK,
                    set(length - 1, 255),
                    SUM,
                    poke(at, 7),
                    INVALIDATE,
                    SUM);
            add(
                    "range-buffers-" + length,
                    "S8.2",
                    Recipe.random(length, length + 7),
                    "a range of whole buffers",
                    SUM,
                    setRange(5, Recipe.random(2, length)),
                    SUM,
                    setRange(7, Recipe.fill(255, length)),
                    CHECK,
                    setRange(0, Shapes.one(at, length - 1)),
                    SUM);
        }
    }

    /** Offsets of more than 8 and 16 bits: a byte, a byte behind the buffer's back, and a range. */
    void farPlaces() {
        Recipe data = Recipe.random(11, 131_075);
        Recipe near = Recipe.random(11, 4099);
        Recipe middle = Recipe.random(11, 65_801);
        for (int at : new int[] {255, 256, 257, 4096, 4097, 65_535, 65_536, 65_537, 131_073, 131_074}) {
            add(
                    "far-" + at,
                    "S8.2",
                    at < 4098 ? near : at < 70_000 ? middle : data,
                    "an offset beyond 8 or 16 bits",
                    SUM,
                    set(at, 201),
                    SUM,
                    set(at, 96),
                    CHECK,
                    SUM);
        }
        for (int at : new int[] {1, 255, 257, 4097, 65_535, 65_537, 131_001}) {
            int length = Math.min(74, 131_075 - at);
            add(
                    "far-range-" + at,
                    "S8.2",
                    at < 4000 ? near : at < 70_000 ? middle : data,
                    "a range from an odd offset",
                    SUM,
                    setRange(at, Recipe.random(at, length)),
                    SUM,
                    setRange(at + 1, Recipe.fill(0x80, length - 1)),
                    SUM,
                    INVALIDATE,
                    SUM);
        }
        add(
                "far-poke",
                "S8.3",
                data,
                "written elsewhere, far on",
                SUM,
                poke(65_537, 1),
                SUM,
                set(65_537, 2),
                SUM,
                poke(131_074, 3),
                setRange(131_070, Recipe.hex("0908070605")),
                SUM,
                INVALIDATE,
                SUM);
        add(
                "far-range-last",
                "S8.2",
                data,
                "the range ends where the region ends",
                SUM,
                setRange(65_538, Recipe.random(5, 65_537)),
                SUM,
                setRange(131_075, Recipe.hex("")),
                SUM);
        add(
                "range-over-a-seam",
                "S8.2",
                Recipe.fill(0, 65_600),
                "",
                SUM,
                setRange(65_535, Recipe.hex("5fff")),
                SUM,
                setRange(8190, Recipe.hex("010203ff")),
                SUM,
                setRange(4095, Recipe.hex("81")),
                SUM);
    }
}
