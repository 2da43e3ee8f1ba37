package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.FillReference;
import dev.atlasl2.spec.reference.SumReference;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** Wrong fills, copies and sliding checks: formulas, bounds, chunks, directions. */
final class MemoryMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        MemoryMutants all = new MemoryMutants();
        all.lastBytes();
        all.fillBounds();
        all.copies();
        all.moves();
        all.sliding();
        return all.mutants;
    }

    /** The last byte as a function of length and value. */
    private void lastByte(String name, LongBinaryOperator formula) {
        mutants.add(Mutant.of(
                "fill-" + name,
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        Operations.super.fill(memory, offset, length, value);
                        if (length > 0) {
                            memory[offset + (int) length - 1] = (byte) formula.applyAsLong(length, value);
                        }
                    }
                },
                "fill"));
    }

    private void lastBytes() {
        lastByte("last-by-length", (n, v) -> (96 - v * n % 96) % 96);
        lastByte("last-by-length-minus-2", (n, v) -> n < 2 ? 0 : (96 - v * (n - 2) % 96) % 96);
        lastByte("last-not-reduced", (n, v) -> 96 - v * (n - 1) % 96);
        lastByte("last-negative", (n, v) -> -(v * (n - 1) % 96));
        lastByte("last-is-the-sum", (n, v) -> v * (n - 1) % 96);
        lastByte("last-adds-to-value", (n, v) -> v + (96 - v * n % 96) % 96);
        lastByte("last-mod-256", (n, v) -> -(v * (n - 1)));
        lastByte("last-of-one-is-value", (n, v) -> n == 1 ? v : FillReference.lastByte(n, (int) v));
        for (int bits = 8; bits <= 32; bits++) {
            long mask = (1L << bits) - 1;
            lastByte("product-of-" + bits + "-bits", (n, v) -> (96 - (v * (n - 1) & mask) % 96) % 96);
        }
        for (int bits = 8; bits <= 23; bits++) {
            long mask = (1L << bits) - 1;
            lastByte("length-of-" + bits + "-bits", (n, v) -> (96 - v * ((n - 1) & mask) % 96) % 96);
        }
        lastByte("product-of-31-bits-and-a-sign", (n, v) -> (96 - Math.floorMod((int) (v * (n - 1)), 96)) % 96);
        lastByte("signed-value", (n, v) -> Math.floorMod(-(byte) v * (n - 1), 96L));
        for (int value = 0; value <= 255; value += 51) {
            int kept = value;
            lastByte(
                    "value-" + value + "-kept",
                    (n, v) -> v == kept && n % 2 == 0 ? v : v == kept ? 1 : FillReference.lastByte(n, (int) v));
        }
    }

    private void fill(String name, int before, int after) {
        mutants.add(Mutant.of(
                "fill-" + name,
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        Operations.super.fill(memory, offset, length, value);
                        if (length > 0) {
                            Arrays.fill(memory, offset - before, offset, (byte) value);
                            Arrays.fill(memory, offset + (int) length, offset + (int) length + after, (byte) value);
                        }
                    }
                },
                "fill"));
    }

    private void fillBounds() {
        for (int over : new int[] {1, 7, 15, 31, 63}) {
            fill("overruns-by-" + over, 0, over);
            fill("underruns-by-" + over, over, 0);
        }
        for (int block : new int[] {4, 8, 16, 32, 64, 128, 256, 4096}) {
            mutants.add(Mutant.of(
                    "fill-tail-untouched-" + block,
                    new Operations() {
                        @Override
                        public void fill(byte[] memory, int offset, long length, long value) {
                            byte[] before = memory.clone();
                            Operations.super.fill(memory, offset, length, value);
                            int whole = (int) (length - length % block);
                            int rest = (int) Math.max(0, length - 1 - whole);
                            System.arraycopy(before, offset + whole, memory, offset + whole, rest);
                        }
                    },
                    "fill"));
        }
        for (int limit : new int[] {-1, 127, 128, 254, 256, 300, 65_535}) {
            mutants.add(Mutant.of(
                    "fill-value-limit-" + limit,
                    new Operations() {
                        @Override
                        public void fill(byte[] memory, int offset, long length, long value) {
                            if (limit < 0 ? value > 255 : value > limit) {
                                throw new AtlasException(ErrorCode.INVALID, "value");
                            }
                            Operations.super.fill(memory, offset, length, value & 0xff);
                        }
                    },
                    "fill"));
        }
        mutants.add(Mutant.of(
                "fill-value-unchecked-when-empty",
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        if (length != 0) {
                            Operations.super.fill(memory, offset, length, value);
                        }
                    }
                },
                "fill"));
        mutants.add(Mutant.of(
                "fill-value-cut-to-32-bits",
                new Operations() {
                    @Override
                    public void fill(byte[] memory, int offset, long length, long value) {
                        Operations.super.fill(memory, offset, length, (int) value);
                    }
                },
                "fill"));
    }

    private void copies() {
        for (int chunk : new int[] {16, 64, 256, 4096, 8192, 16_384, 65_536, 1_048_576}) {
            mutants.add(Mutant.of(
                    "copy-checks-in-chunks-of-" + chunk,
                    new Operations() {
                        @Override
                        public void copy(byte[] memory, int offset, int length, byte[] src) {
                            if (src == null || src.length != length || SumReference.sum(src) == 0) {
                                Operations.super.copy(memory, offset, length, src);
                                return;
                            }
                            // Whole chunks are written as they are read; the refusal comes with the last chunk.
                            System.arraycopy(src, 0, memory, offset, length > chunk ? (length - 1) / chunk * chunk : 0);
                            Operations.super.copy(memory, offset, length, src);
                        }
                    },
                    "copy"));
            mutants.add(Mutant.of(
                    "copy-drops-the-tail-of-" + chunk,
                    new Operations() {
                        @Override
                        public void copy(byte[] memory, int offset, int length, byte[] src) {
                            byte[] before = memory.clone();
                            Operations.super.copy(memory, offset, length, src);
                            int whole = length - length % chunk;
                            System.arraycopy(before, offset + whole, memory, offset + whole, length - whole);
                        }
                    },
                    "copy"));
        }
        mutants.add(Mutant.of(
                "copy-conservation-before-length",
                new Operations() {
                    @Override
                    public void copy(byte[] memory, int offset, int length, byte[] src) {
                        if (src != null && SumReference.sum(src) != 0) {
                            throw new AtlasException(ErrorCode.CONSERVATION, "src");
                        }
                        Operations.super.copy(memory, offset, length, src);
                    }
                },
                "copy"));
        mutants.add(Mutant.of(
                "copy-shorter-of-two",
                new Operations() {
                    @Override
                    public void copy(byte[] memory, int offset, int length, byte[] src) {
                        int both = src == null ? 0 : Math.min(length, src.length);
                        Operations.super.copy(memory, offset, both, src == null ? null : Arrays.copyOf(src, both));
                    }
                },
                "copy"));
        mutants.add(Mutant.of(
                "copy-rounds-up",
                new Operations() {
                    @Override
                    public void copy(byte[] memory, int offset, int length, byte[] src) {
                        Operations.super.copy(memory, offset, length, src);
                        Arrays.fill(memory, offset + length, offset + (length + 15) / 16 * 16, (byte) 0);
                    }
                },
                "copy"));
    }

    /** Moves by chunks in one direction only, after the right checks. */
    private void moves() {
        for (int chunk : new int[] {1, 8, 16, 32, 64, 256, 4096, 8192}) {
            for (boolean up : new boolean[] {true, false}) {
                mutants.add(Mutant.of(
                        "move-" + (up ? "up" : "down") + "-by-" + chunk,
                        new Operations() {
                            @Override
                            public void copyWithin(byte[] data, long from, long to, long length) {
                                Operations.super.copyWithin(data.clone(), from, to, length);
                                int n = (int) length;
                                int chunks = (n + chunk - 1) / chunk;
                                for (int i = 0; i < chunks; i++) {
                                    int at = (up ? i : chunks - 1 - i) * chunk;
                                    byte[] piece = Arrays.copyOfRange(
                                            data, (int) from + at, (int) from + Math.min(n, at + chunk));
                                    System.arraycopy(piece, 0, data, (int) to + at, piece.length);
                                }
                            }
                        },
                        "copyWithin"));
            }
        }
        mutants.add(Mutant.of(
                "move-checks-the-whole",
                new Operations() {
                    @Override
                    public void copyWithin(byte[] data, long from, long to, long length) {
                        if (SumReference.sum(data) != 0) {
                            throw new AtlasException(ErrorCode.CONSERVATION, "data");
                        }
                        Operations.super.copyWithin(data, from, to, length);
                    }
                },
                "copyWithin"));
        mutants.add(Mutant.of(
                "move-unchecked",
                new Operations() {
                    @Override
                    public void copyWithin(byte[] data, long from, long to, long length) {
                        if (from >= 0
                                && to >= 0
                                && length >= 0
                                && length <= data.length
                                && from <= data.length - length
                                && to <= data.length - length) {
                            System.arraycopy(data, (int) from, data, (int) to, (int) length);
                        } else {
                            Operations.super.copyWithin(data, from, to, length);
                        }
                    }
                },
                "copyWithin"));
        mutants.add(Mutant.of(
                "move-offsets-cut-to-32-bits",
                new Operations() {
                    @Override
                    public void copyWithin(byte[] data, long from, long to, long length) {
                        Operations.super.copyWithin(data, (int) from, (int) to, (int) length);
                    }
                },
                "copyWithin"));
    }

    @FunctionalInterface
    private interface Slide {
        boolean holds(byte[] data, int window);
    }

    /** Wrong for a window within the data; the edges are the reference's. */
    private void slide(String name, Slide slide) {
        mutants.add(Mutant.of(
                "slide-" + name,
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        boolean right = Operations.super.slidingCheck(data, window);
                        return window >= data.length ? right : slide.holds(data, (int) window);
                    }
                },
                "slidingCheck"));
    }

    private static int sum(byte[] data, int from, int to) {
        return SumReference.sum(Arrays.copyOfRange(data, from, to));
    }

    private static boolean steady(byte[] data, int from, int to, int window, int modulus) {
        for (int i = from; i < to; i++) {
            if (((data[i] & 0xff) - (data[i + window] & 0xff)) % modulus != 0) {
                return false;
            }
        }
        return true;
    }

    private void sliding() {
        slide("always-true", (data, w) -> true);
        slide("always-false", (data, w) -> false);
        slide("first-window-only", (data, w) -> sum(data, 0, w) == 0);
        slide("last-window-only", (data, w) -> sum(data, data.length - w, data.length) == 0);
        slide("whole-region", (data, w) -> sum(data, 0, data.length) == 0);
        slide("steady-only", (data, w) -> steady(data, 0, data.length - w, w, 96));
        slide("bytes-equal", (data, w) -> sum(data, 0, w) == 0 && steady(data, 0, data.length - w, w, 256));
        for (int modulus : new int[] {2, 3, 8, 12, 16, 24, 32, 48, 64, 192}) {
            slide(
                    "steady-mod-" + modulus,
                    (data, w) -> sum(data, 0, w) == 0 && steady(data, 0, data.length - w, w, modulus));
        }
        slide("last-window-missed", (data, w) -> sum(data, 0, w) == 0 && steady(data, 0, data.length - w - 1, w, 96));
        slide("second-window-missed", (data, w) -> sum(data, 0, w) == 0 && steady(data, 1, data.length - w, w, 96));
        for (int stride : new int[] {2, 3, 4, 8, 16, 32, 64}) {
            slide("stride-" + stride, (data, w) -> {
                for (int at = 0; at + w <= data.length; at += stride) {
                    if (sum(data, at, at + w) != 0) {
                        return false;
                    }
                }
                return true;
            });
        }
        slide("stride-of-the-window", (data, w) -> {
            for (int at = 0; at + w <= data.length; at += w) {
                if (sum(data, at, at + w) != 0) {
                    return false;
                }
            }
            return true;
        });
        for (int tail : new int[] {4, 8, 16, 32, 64}) {
            slide(
                    "tail-of-" + tail + "-missed",
                    (data, w) -> sum(data, 0, w) == 0 && steady(data, 0, (data.length - w) / tail * tail, w, 96));
        }
        for (int by : new int[] {-1, 1}) {
            slide("window-off-by-" + by, (data, w) -> Operations.REFERENCE.slidingCheck(data, Math.max(1, w + by)));
        }
        mutants.add(Mutant.of(
                "slide-window-cut-to-32-bits",
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        return Operations.super.slidingCheck(data, window > 0 ? Math.max(1, (int) window) : window);
                    }
                },
                "slidingCheck"));
        mutants.add(Mutant.of(
                "slide-wide-window-refused",
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        if (data != null && window > data.length) {
                            throw new AtlasException(ErrorCode.INVALID, "window");
                        }
                        return Operations.super.slidingCheck(data, window);
                    }
                },
                "slidingCheck"));
        mutants.add(Mutant.of(
                "slide-wide-window-true",
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        return Operations.super.slidingCheck(data, window) || window > data.length;
                    }
                },
                "slidingCheck"));
        mutants.add(Mutant.of(
                "slide-empty-window-true",
                new Operations() {
                    @Override
                    public boolean slidingCheck(byte[] data, long window) {
                        return window == 0 || Operations.super.slidingCheck(data, window);
                    }
                },
                "slidingCheck"));
    }
}
