package dev.atlasl2.vectors;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How to make the bytes of a region, so that 600 MB of input is one line of a vector file. The forms are those of the
 * protocol.
 *
 * <p>Immutable and thread-safe. Every form can write any part of itself, so regions may be longer than the longest
 * array.
 */
public sealed interface Recipe {
    /** The longest region that {@link #expand} gives: some JVMs refuse longer arrays. */
    int MAX_ARRAY = Integer.MAX_VALUE - 8;

    /**
     * Reads a recipe strictly.
     *
     * @throws IllegalArgumentException naming the problem, if the node is not exactly one known form
     */
    static Recipe parse(JsonNode node) {
        return RecipeParser.parse(node);
    }

    /** Returns whether a node is written as a recipe: an object that names one of the forms. */
    static boolean isOne(JsonNode node) {
        return node.isObject() && !Collections.disjoint(node.propertyNames(), RecipeParser.FORMS);
    }

    /** Returns the number of bytes, 0 or more. */
    long length();

    /**
     * Writes bytes {@code from} to {@code from + count} into {@code target}, beginning at {@code at}. The caller must
     * keep the ranges within the recipe and the target.
     */
    void write(long from, byte[] target, int at, int count);

    /** Returns the recipe as the protocol writes it; {@link #parse} reads it back. */
    ObjectNode toJson();

    /**
     * Returns all bytes in a new array.
     *
     * @throws IllegalStateException if the recipe is longer than {@link #MAX_ARRAY}
     */
    default byte[] expand() {
        if (length() > MAX_ARRAY) {
            throw new IllegalStateException("the recipe makes " + length() + " bytes, an array holds at most "
                    + MAX_ARRAY
                    + ": take it in chunks");
        }
        byte[] bytes = new byte[(int) length()];
        write(0, bytes, 0, bytes.length);
        return bytes;
    }

    /**
     * Passes all bytes in order, in arrays of {@code size} bytes; the last may be shorter. An array is valid only until
     * the consumer returns.
     *
     * @throws IllegalArgumentException if {@code size} is not positive
     */
    default void forEachChunk(int size, Consumer<byte[]> consumer) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be positive, got " + size);
        }
        byte[] buffer = new byte[(int) Math.min(size, length())];
        for (long from = 0; from < length(); from += buffer.length) {
            if (length() - from < buffer.length) {
                buffer = new byte[(int) (length() - from)];
            }
            write(from, buffer, 0, buffer.length);
            consumer.accept(buffer);
        }
    }

    /** Bytes as they are written. */
    static Recipe of(byte... bytes) {
        return new Hex(HexFormat.of().formatHex(bytes));
    }

    /** Bytes as they are written, in lower-case hex. */
    static Recipe hex(String hex) {
        return new Hex(hex);
    }

    /** One byte, 0..255, {@code count} times. */
    static Recipe fill(int value, long count) {
        return new Repeat(HexFormat.of().toHexDigits((byte) value), count);
    }

    /** The pattern (lower-case hex) {@code count} times. */
    static Recipe repeat(String pattern, long count) {
        return new Repeat(pattern, count);
    }

    /** Byte i = (start + step x i) mod modulus. */
    static Recipe ramp(int start, int step, int modulus, long length) {
        return new Ramp(start, step, modulus, length);
    }

    /** The first bytes that SplitMix64 gives from the seed. */
    static Recipe random(long seed, long length) {
        return new SplitMix64(seed, length);
    }

    /** One after the other. */
    static Recipe concat(Recipe... parts) {
        return new Concat(List.of(parts));
    }

    /** This recipe with the bytes from offset {@code at} overwritten by {@code with} (lower-case hex). */
    default Recipe patch(long at, String with) {
        return new Patch(this, at, with);
    }

    /** {@code {"hex":"00ff"}}. */
    record Hex(String hex) implements Recipe {
        public Hex {
            RecipeParser.bytes("hex", hex);
        }

        @Override
        public long length() {
            return hex.length() / 2;
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            System.arraycopy(HexFormat.of().parseHex(hex), (int) from, target, at, count);
        }

        @Override
        public ObjectNode toJson() {
            return Json.object().put("hex", hex);
        }
    }

    /** {@code {"repeat":"ff","count":4129}}. */
    record Repeat(String repeat, long count) implements Recipe {
        public Repeat {
            int period = RecipeParser.bytes("repeat", repeat).length;
            RecipeParser.require(period > 0, "repeat must have at least one byte");
            RecipeParser.require(
                    count >= 0 && count <= Long.MAX_VALUE / period,
                    "count must be 0.." + Long.MAX_VALUE / period + ", got " + count);
        }

        @Override
        public long length() {
            return repeat.length() / 2 * count;
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            byte[] pattern = HexFormat.of().parseHex(repeat);
            int done = Math.min(count, pattern.length);
            for (int i = 0; i < done; i++) {
                target[at + i] = pattern[(int) ((from + i) % pattern.length)];
            }
            while (done < count) { // the bytes so far are whole periods, so they can be doubled
                int more = Math.min(done, count - done);
                System.arraycopy(target, at, target, at + done, more);
                done += more;
            }
        }

        @Override
        public ObjectNode toJson() {
            return Json.object().put("repeat", repeat).put("count", count);
        }
    }

    /** {@code {"ramp":250,"step":3,"modulus":251,"length":1000}}. */
    record Ramp(int ramp, int step, int modulus, long length) implements Recipe {
        public Ramp {
            RecipeParser.require(ramp >= 0 && ramp <= 255, "ramp must be 0..255, got " + ramp);
            RecipeParser.require(step >= 0 && step <= 255, "step must be 0..255, got " + step);
            RecipeParser.require(modulus >= 1 && modulus <= 256, "modulus must be 1..256, got " + modulus);
            RecipeParser.require(length >= 0, "length must be 0 or more, got " + length);
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            int value = (int) ((ramp + step * (from % modulus)) % modulus);
            int stride = step % modulus;
            for (int i = 0; i < count; i++) {
                target[at + i] = (byte) value;
                value += stride;
                if (value >= modulus) {
                    value -= modulus;
                }
            }
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = Json.object().put("ramp", ramp);
            if (step != 1) {
                json.put("step", step);
            }
            if (modulus != 256) {
                json.put("modulus", modulus);
            }
            return json.put("length", length);
        }
    }

    /** {@code {"splitmix64":"42","length":1000}}; the seed is unsigned. */
    record SplitMix64(long seed, long length) implements Recipe {
        private static final long INCREMENT = 0x9e3779b97f4a7c15L;

        public SplitMix64 {
            RecipeParser.require(length >= 0, "length must be 0 or more, got " + length);
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            int i = 0;
            while (i < count) {
                long word = word((from + i) >>> 3) >>> (8 * ((from + i) & 7));
                int end = (int) Math.min(count, i + 8 - ((from + i) & 7));
                for (; i < end; i++) {
                    target[at + i] = (byte) word;
                    word >>>= 8;
                }
            }
        }

        private long word(long index) {
            long z = seed + (index + 1) * INCREMENT;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }

        @Override
        public ObjectNode toJson() {
            return Json.object().put("splitmix64", Long.toUnsignedString(seed)).put("length", length);
        }
    }

    /** {@code {"concat":[...]}}. */
    record Concat(List<Recipe> parts) implements Recipe {
        public Concat {
            parts = List.copyOf(parts);
            long total = 0;
            for (Recipe part : parts) {
                RecipeParser.require(
                        part.length() <= Long.MAX_VALUE - total,
                        "concat must have at most " + Long.MAX_VALUE + " bytes");
                total += part.length();
            }
        }

        @Override
        public long length() {
            return parts.stream().mapToLong(Recipe::length).sum();
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            long start = 0;
            for (Recipe part : parts) {
                long end = start + part.length();
                long first = Math.max(from, start);
                long last = Math.min(from + count, end);
                if (first < last) {
                    part.write(first - start, target, at + (int) (first - from), (int) (last - first));
                }
                start = end;
            }
        }

        @Override
        public ObjectNode toJson() {
            ArrayNode list = Json.array();
            parts.forEach(part -> list.add(part.toJson()));
            ObjectNode json = Json.object();
            json.set("concat", list);
            return json;
        }
    }

    /** {@code {"patch":R,"at":5,"with":"00ff"}}. */
    record Patch(Recipe patch, long at, String with) implements Recipe {
        public Patch {
            Objects.requireNonNull(patch, "patch");
            int size = RecipeParser.bytes("with", with).length;
            RecipeParser.require(
                    at >= 0 && at <= patch.length() - size,
                    "at must keep the patch of " + size + " bytes within the " + patch.length()
                            + " bytes of its recipe, got " + at);
        }

        @Override
        public long length() {
            return patch.length();
        }

        @Override
        public void write(long from, byte[] target, int start, int count) {
            patch.write(from, target, start, count);
            byte[] bytes = HexFormat.of().parseHex(with);
            long first = Math.max(from, at);
            long last = Math.min(from + count, at + bytes.length);
            if (first < last) {
                byte[] part = Arrays.copyOfRange(bytes, (int) (first - at), (int) (last - at));
                System.arraycopy(part, 0, target, start + (int) (first - from), part.length);
            }
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = Json.object();
            json.set("patch", patch.toJson());
            return json.put("at", at).put("with", with);
        }
    }
}
