package dev.atlasl2.adapter;

import dev.atlasl2.Conservation;
import dev.atlasl2.adapter.protocol.Recipe;

/** The data of a bench, and their changes before each run (spec/PROTOCOL.md, Benches). */
final class BenchData {
    private static final int WORD = 8;

    private final byte[] bytes;
    private final byte[] mask;

    BenchData(int size) {
        this(new Recipe.SplitMix64(1, size).expand(), new Recipe.SplitMix64(2, size).expand());
        bytes[size - 1] = 0;
        bytes[size - 1] = (byte) Math.floorMod(-Conservation.sum(bytes), 96);
    }

    private BenchData(byte[] bytes, byte[] mask) {
        this.bytes = bytes;
        this.mask = mask;
    }

    BenchData copy() {
        return new BenchData(bytes.clone(), mask);
    }

    int size() {
        return bytes.length;
    }

    /** Changes the data as the value of the chain determines, and returns them. */
    byte[] changed(int acc) {
        int words = bytes.length / WORD;
        int h = acc * 0x9e3779b9;
        int count = count(h);
        move(acc, h, words - count + 1, count);
        mix(h, words - count + 1, count);
        flip(acc);
        return bytes;
    }

    /** Changes them so that their sum stays 0, by the sums of the parts that change. */
    byte[] conserved(int acc) {
        int words = bytes.length / WORD;
        int h = acc * 0x9e3779b9;
        int count = count(h);
        int places = words - count + 1;
        int to = Integer.remainderUnsigned(acc >>> 8, places) * WORD;
        int at = Integer.remainderUnsigned(h >>> 8, places) * WORD;
        int a = Integer.remainderUnsigned(acc, bytes.length);
        int last = bytes.length - 1;
        int sum = -sum(to, count);
        move(acc, h, places, count);
        sum += sum(to, count) - sum(at, count);
        mix(h, places, count);
        sum += sum(at, count) - (bytes[a] & 0xff);
        flip(acc);
        sum += (bytes[a] & 0xff) - (bytes[last] & 0xff);
        bytes[last] = (byte) Math.floorMod(-sum, 96);
        return bytes;
    }

    private int count(int h) {
        int words = bytes.length / WORD;
        return words / 16 + (int) ((long) (h >>> 24) * words / 2048);
    }

    private void move(int acc, int h, int places, int count) {
        int from = Integer.remainderUnsigned(h, places) * WORD;
        int to = Integer.remainderUnsigned(acc >>> 8, places) * WORD;
        System.arraycopy(bytes, from, bytes, to, count * WORD);
    }

    private void mix(int h, int places, int count) {
        int at = Integer.remainderUnsigned(h >>> 8, places) * WORD;
        mix(bytes, mask, at, at + count * WORD);
    }

    /** One index for both, so that compilers use vectors. */
    private static void mix(byte[] bytes, byte[] mask, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] ^= mask[i];
        }
    }

    private void flip(int acc) {
        bytes[Integer.remainderUnsigned(acc, bytes.length)] ^= (byte) (acc >>> 24);
    }

    private int sum(int at, int count) {
        return Conservation.sum(bytes, at, count * WORD);
    }
}
