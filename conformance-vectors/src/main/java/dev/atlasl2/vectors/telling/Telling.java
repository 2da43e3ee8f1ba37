package dev.atlasl2.vectors.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** A property of inputs at which wrong code is likely to fail. Each recognises the requests that have it. */
public enum Telling {
    POWER(Part.SIZE, "2^4 to 2^20 bytes", size(Telling::isPower)),
    POWER_MINUS_1(Part.SIZE, "one byte less than that", size(size -> isPower(size + 1))),
    POWER_PLUS_1(Part.SIZE, "one byte more", size(size -> isPower(size - 1))),
    BUFFERS(Part.SIZE, "whole buffers of 8 KiB, 16 KiB or more", size(Telling::isBuffers)),
    BUFFERS_MINUS_1(Part.SIZE, "one byte less than that", size(size -> isBuffers(size + 1))),
    BUFFERS_PLUS_1(Part.SIZE, "one byte more", size(size -> isBuffers(size - 1))),
    THIRD_BUFFER(
            Part.SIZE,
            "whole buffers of 8 KiB, 3 or more, not a power of two",
            size(size -> isBuffers(size) && Long.bitCount(size) > 1)),
    BIG_BUFFERS(Part.SIZE, "whole buffers of 64 KiB", size(size -> size > 0 && size % 65_536 == 0)),
    OVER_8_BITS(Part.SIZE, "256 bytes or more", size(size -> size > 255)),
    OVER_16_BITS(Part.SIZE, "65,536 bytes or more", size(size -> size > 65_535)),

    HIGH_BYTES(Part.BYTES, "a byte above 127", bytes(Telling::hasHighByte)),
    SEAM(Part.BYTES, "constant but for a byte next to a boundary of 4 KiB", bytes(Telling::isSeam)),

    DIFFERS_FIRST(Part.PAIR, "they differ in byte 0", difference(at -> at == 0)),
    DIFFERS_OVER_8_BITS(Part.PAIR, "they are equal up to a byte beyond 255", difference(at -> at > 255)),
    DIFFERS_OVER_16_BITS(Part.PAIR, "they are equal up to a byte beyond 65,535", difference(at -> at > 65_535)),
    DIFFERS_LAST(Part.PAIR, "they differ in the last byte alone, of 2 or more", pair(Telling::differsLast)),
    LENGTHS_DIFFER_BY_256(Part.PAIR, "their lengths differ by a multiple of 256", pair(Telling::lengthsDiffer)),

    OFFSET_ODD(Part.OFFSET, "an odd offset", offset(at -> (at & 1) == 1)),
    OFFSET_OVER_8_BITS(Part.OFFSET, "an offset of 256 or more", offset(at -> at > 255)),
    OFFSET_OVER_16_BITS(Part.OFFSET, "an offset of 65,536 or more", offset(at -> at > 65_535)),
    OFFSET_ON_BUFFER(Part.OFFSET, "an offset that is a multiple of 4 KiB", offset(at -> at > 0 && at % 4096 == 0)),
    OFFSET_OFF_BUFFER(
            Part.OFFSET,
            "one less or more than that",
            offset(at -> at > 1 && ((at + 1) % 4096 == 0 || (at - 1) % 4096 == 0))),
    OFFSET_LAST(Part.OFFSET, "the last place that there is", AnsweredRequest::touchesTheEnd),

    THIRD(Part.OPERANDS, "3 or more, accepted", operands(true, 3, Integer.MAX_VALUE)),
    AROUND_64(Part.OPERANDS, "63 to 65, accepted", operands(true, 63, 65)),
    OVER_65(Part.OPERANDS, "66 or more, accepted", operands(true, 66, Integer.MAX_VALUE)),
    THIRD_REFUSED(Part.OPERANDS, "3 or more, refused", operands(false, 3, Integer.MAX_VALUE)),
    OVER_64_REFUSED(Part.OPERANDS, "65 or more, refused", operands(false, 65, Integer.MAX_VALUE)),

    STEP_65(Part.STEPS, "65 steps or more", asked -> asked.steps().size() > 64),
    AFTER_REFUSAL(Part.STEPS, "a success after a refusal", asked -> afterRefusal(asked, false)),
    SAME_AFTER_REFUSAL(Part.STEPS, "a success after a refusal of the same step", asked -> afterRefusal(asked, true)),

    RESIDUE_95(Part.RESIDUE, "95, accepted", call(call -> call.isValid() && call.residues.contains(95L))),
    RESIDUE_96(Part.RESIDUE, "96, refused", call(call -> !call.isRight() && call.residues.contains(96L))),

    NEGATIVE(Part.NUMBER, "a number below 0", call(call -> call.numbers.stream().anyMatch(n -> n < 0))),
    OVER_32_BITS(
            Part.NUMBER,
            "a number beyond 32 bits",
            call(call -> call.numbers.stream().anyMatch(n -> n > 0xffff_ffffL || n < Integer.MIN_VALUE)));

    /** The part of a request that a telling value is about. An operation without such a part cannot have it. */
    public enum Part {
        /** Lengths of regions, given as bytes or as numbers. */
        SIZE("Sizes", "takes no region of its own length"),
        /** The contents of the bytes of a region. */
        BYTES("Bytes", "is given no bytes whose content it may choose"),
        /** Two regions that are compared, or of which one replaces the other. */
        PAIR("Two regions", "does not take two regions"),
        /** Places within a region, or among leaves. */
        OFFSET("Offsets and indexes", "takes no offset"),
        /** The members of a list. */
        OPERANDS("Lists", "takes no list"),
        /** Calls on one object, one after the other. */
        STEPS("Sequences", "is one call"),
        /** Arguments that are 0..95. */
        RESIDUE("Residues", "takes no residue and no amount"),
        /** Arguments that are whole numbers. */
        NUMBER("Numbers", "takes no number");

        private final String title;
        private final String lacks;

        Part(String title, String lacks) {
            this.title = title;
            this.lacks = lacks;
        }

        /** Returns the heading, such as {@code Sizes}. */
        public String title() {
            return title;
        }

        /** Returns why an operation cannot have it, such as {@code takes no offset}. */
        public String lacks() {
            return lacks;
        }
    }

    /** Longer regions are not inspected: they are few, and their lengths determine their contents. */
    private static final int LOOKED_INTO = 1 << 20;

    private static final int FEW = 16;

    private final Part part;
    private final String what;
    private final Predicate<AnsweredRequest> test;

    Telling(Part part, String what, Predicate<AnsweredRequest> test) {
        this.part = part;
        this.what = what;
        this.test = test;
    }

    /** Returns the name, such as {@code third-buffer}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the part of a request that it is about. */
    public Part part() {
        return part;
    }

    /** Returns in words what a request must have. */
    public String what() {
        return what;
    }

    /** Returns whether the request has it. */
    public boolean isIn(AnsweredRequest asked) {
        return test.test(asked);
    }

    private static boolean isPower(long size) {
        return size >= 16 && size <= 1 << 20 && Long.bitCount(size) == 1;
    }

    private static boolean isBuffers(long size) {
        return size > 12_288 && size % TellingValues.BUFFER == 0;
    }

    private static Predicate<AnsweredRequest> call(Predicate<AnsweredRequest.Call> test) {
        return asked -> asked.calls().stream().anyMatch(test);
    }

    private static Predicate<AnsweredRequest> size(LongPredicate test) {
        return call(call -> call.isValid() && call.sizes.stream().anyMatch(test::test));
    }

    private static Predicate<AnsweredRequest> offset(LongPredicate test) {
        return call(call -> call.isValid() && call.offsets.stream().anyMatch(test::test));
    }

    private static Predicate<AnsweredRequest> operands(boolean accepted, int least, int most) {
        return call(call -> call.isRight() == accepted
                && call.operands.stream().anyMatch(count -> count >= least && count <= most));
    }

    private static Predicate<AnsweredRequest> bytes(Predicate<byte[]> test) {
        return call(call -> call.isValid()
                && call.regions.stream()
                        .anyMatch(region -> region.length() <= LOOKED_INTO + 16 && test.test(region.expand())));
    }

    private static boolean hasHighByte(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return true;
            }
        }
        return false;
    }

    /** A few bytes differ from the others, and one of them is next to a boundary. */
    private static boolean isSeam(byte[] bytes) {
        int others = 0;
        boolean atBoundary = false;
        for (int i = 0; bytes.length > 4095 && i < bytes.length && others <= FEW; i++) {
            if (bytes[i] != bytes[1000]) {
                others++;
                atBoundary |= i > 1000 && (i + 1) % 4096 <= 2;
            }
        }
        return atBoundary && others <= FEW;
    }

    private static Predicate<AnsweredRequest> pair(Predicate<AnsweredRequest.Pair> test) {
        return call(call -> call.pairs.stream().anyMatch(test));
    }

    private static Predicate<AnsweredRequest> difference(LongPredicate test) {
        return call(call -> call.isValid() && call.pairs.stream().anyMatch(pair -> test.test(firstDifference(pair))));
    }

    private static long firstDifference(AnsweredRequest.Pair pair) {
        boolean isShort = Math.max(pair.one().length(), pair.other().length()) <= LOOKED_INTO + 16;
        return isShort ? Arrays.mismatch(pair.one().expand(), pair.other().expand()) : -1;
    }

    private static boolean differsLast(AnsweredRequest.Pair pair) {
        return pair.one().length() == pair.other().length()
                && pair.one().length() > 1
                && firstDifference(pair) == pair.one().length() - 1;
    }

    private static boolean lengthsDiffer(AnsweredRequest.Pair pair) {
        long by = pair.one().length() - pair.other().length();
        return by != 0 && by % 256 == 0;
    }

    private static boolean afterRefusal(AnsweredRequest asked, boolean same) {
        for (int i = 0; i < asked.steps().size(); i++) {
            AnsweredRequest.Call refused = asked.steps().get(i);
            if (!refused.isRight()
                    && asked.steps().stream()
                            .skip(i + 1)
                            .anyMatch(later -> later.isRight() && (!same || later.name.equals(refused.name)))) {
                return true;
            }
        }
        return false;
    }
}
