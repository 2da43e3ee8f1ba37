package dev.atlasl2.adapter.protocol;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How to make bytes (spec/PROTOCOL.md, Values). Any part can be written without the rest, for regions beyond the
 * longest array.
 */
public interface Recipe {
    /** Some JVMs refuse longer arrays. */
    int MAX_ARRAY = Integer.MAX_VALUE - 8;

    long length();

    /** Writes bytes {@code from} to {@code from + count} to {@code target}, beginning at {@code at}. */
    void write(long from, byte[] target, int at, int count);

    default byte[] expand() {
        if (length() > MAX_ARRAY) {
            throw new UnsupportedOperationException(
                    "an array holds at most " + MAX_ARRAY + " bytes, the region has " + length());
        }
        byte[] bytes = new byte[(int) length()];
        write(0, bytes, 0, bytes.length);
        return bytes;
    }

    static Recipe parse(JsonNode json) {
        Arguments in = new Arguments(json);
        if (in.has("hex")) {
            return new Literal(HexFormat.of().parseHex(in.text("hex")));
        } else if (in.has("repeat")) {
            return new Repeat(HexFormat.of().parseHex(in.text("repeat")), range(in, "count", 0, Long.MAX_VALUE));
        } else if (in.has("ramp")) {
            return new Ramp(
                    range(in, "ramp", 0, 255),
                    in.has("step") ? range(in, "step", 0, 255) : 1,
                    in.has("modulus") ? range(in, "modulus", 1, 256) : 256,
                    range(in, "length", 0, Long.MAX_VALUE));
        } else if (in.has("splitmix64")) {
            BigInteger seed = new BigInteger(in.text("splitmix64"));
            if (seed.signum() < 0 || seed.bitLength() > 64) {
                throw new IllegalArgumentException("splitmix64 needs a seed below 2^64, got " + seed);
            }
            return new SplitMix64(seed.longValue(), range(in, "length", 0, Long.MAX_VALUE));
        } else if (in.has("concat")) {
            return new Concat(in.list("concat", Recipe::parse));
        } else if (in.has("patch")) {
            return new Patch(
                    parse(json.get("patch")), in.number("at"), HexFormat.of().parseHex(in.text("with")));
        }
        throw new IllegalArgumentException("unknown recipe " + json);
    }

    private static long range(Arguments in, String name, long low, long high) {
        long value = in.number(name);
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be " + low + ".." + high + ", got " + value);
        }
        return value;
    }

    /** Bytes as they are written. */
    record Literal(byte[] bytes) implements Recipe {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            System.arraycopy(bytes, (int) from, target, at, count);
        }
    }

    /** A repeated pattern. */
    record Repeat(byte[] pattern, long count) implements Recipe {
        public Repeat {
            if (pattern.length == 0) {
                throw new IllegalArgumentException("repeat needs a pattern of at least one byte");
            }
        }

        @Override
        public long length() {
            return Math.multiplyExact(count, pattern.length);
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            int phase = (int) (from % pattern.length);
            int done = Math.min(count, pattern.length);
            for (int i = 0; i < done; i++) {
                target[at + i] = pattern[(phase + i) % pattern.length];
            }
            while (done < count) { // the bytes so far are whole periods: each round doubles them
                int more = Math.min(done, count - done);
                System.arraycopy(target, at, target, at + done, more);
                done += more;
            }
        }
    }

    /** Byte i = (start + step x i) mod modulus. */
    record Ramp(long start, long step, long modulus, long length) implements Recipe {
        @Override
        public void write(long from, byte[] target, int at, int count) {
            long value = (start + step * (from % modulus)) % modulus;
            for (int i = 0; i < count; i++) {
                target[at + i] = (byte) value;
                value = (value + step) % modulus;
            }
        }
    }

    /** SplitMix64 of Steele, Lea and Flood, each output as 8 little-endian bytes. */
    record SplitMix64(long seed, long length) implements Recipe {
        @Override
        public void write(long from, byte[] target, int at, int count) {
            for (int i = 0; i < count; ) {
                long position = from + i;
                long word = mix(seed + (position / 8 + 1) * 0x9e3779b97f4a7c15L);
                for (int lane = (int) (position % 8); lane < 8 && i < count; lane++, i++) {
                    target[at + i] = (byte) (word >>> (8 * lane));
                }
            }
        }

        private static long mix(long state) {
            long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }
    }

    /** One after the other. */
    record Concat(List<Recipe> parts) implements Recipe {
        public Concat {
            parts = new ArrayList<>(parts);
        }

        @Override
        public long length() {
            return parts.stream().mapToLong(Recipe::length).reduce(0, Math::addExact);
        }

        @Override
        public void write(long from, byte[] target, int at, int count) {
            long start = 0;
            for (Recipe part : parts) {
                long end = start + part.length();
                long first = Math.max(from, start);
                long last = Math.min(from + count, end);
                if (first < last) {
                    part.write(first - start, target, (int) (at + first - from), (int) (last - first));
                }
                start = end;
            }
        }
    }

    /** A recipe with some bytes overwritten. */
    record Patch(Recipe base, long at, byte[] with) implements Recipe {
        public Patch {
            if (at < 0 || at > base.length() - with.length) {
                throw new IllegalArgumentException("a patch must lie within its recipe: at " + at + ", " + with.length
                        + " bytes of " + base.length());
            }
        }

        @Override
        public long length() {
            return base.length();
        }

        @Override
        public void write(long from, byte[] target, int targetAt, int count) {
            base.write(from, target, targetAt, count);
            long first = Math.max(from, at);
            long last = Math.min(from + count, at + with.length);
            if (first < last) {
                System.arraycopy(
                        with, (int) (first - at), target, (int) (targetAt + first - from), (int) (last - first));
            }
        }
    }
}
