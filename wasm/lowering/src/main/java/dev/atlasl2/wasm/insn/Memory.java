package dev.atlasl2.wasm.insn;

import java.util.Arrays;

/** Accesses to linear memory; addresses are unsigned. */
public final class Memory {
    private Memory() {}

    @Insn("i32.load8_u")
    public static int load8(int p) {
        return JvmMemory.view().get(p) & 0xff;
    }

    @Insn("i32.load")
    public static int load32(int p) {
        return JvmMemory.view().getInt(p);
    }

    @Insn("i64.load")
    public static long load64(int p) {
        return JvmMemory.view().getLong(p);
    }

    @Insn("i64.load offset=8")
    public static long load64at8(int p) {
        return load64(p + 8);
    }

    @Insn("i64.load offset=16")
    public static long load64at16(int p) {
        return load64(p + 16);
    }

    @Insn("i64.load offset=24")
    public static long load64at24(int p) {
        return load64(p + 24);
    }

    @Insn("v128.load")
    public static V128 load128(int p) {
        return new V128(load64(p), load64(p + 8));
    }

    @Insn("v128.load offset=16")
    public static V128 load128at16(int p) {
        return load128(p + 16);
    }

    @Insn("v128.load offset=32")
    public static V128 load128at32(int p) {
        return load128(p + 32);
    }

    @Insn("v128.load offset=48")
    public static V128 load128at48(int p) {
        return load128(p + 48);
    }

    /** One word in all four lanes. */
    @Insn("v128.load32_splat")
    public static V128 load32splat(int p) {
        return I32x4.splat(load32(p));
    }

    @Insn("i32.store8")
    public static void store8(int p, int value) {
        JvmMemory.view().put(p, (byte) value);
    }

    @Insn("i32.store")
    public static void store32(int p, int value) {
        JvmMemory.view().putInt(p, value);
    }

    @Insn("i64.store")
    public static void store64(int p, long value) {
        JvmMemory.view().putLong(p, value);
    }

    @Insn("v128.store")
    public static void store128(int p, V128 value) {
        store64(p, value.low);
        store64(p + 8, value.high);
    }

    /** Sets n bytes from p to the value's lowest byte. */
    @Insn("memory.fill")
    public static void fill(int p, int value, int n) {
        Arrays.fill(JvmMemory.bytes(), p, p + n, (byte) value);
    }

    /** Copies n bytes; the ranges may overlap. */
    @Insn("memory.copy")
    public static void copy(int to, int from, int n) {
        System.arraycopy(JvmMemory.bytes(), from, JvmMemory.bytes(), to, n);
    }

    /** Returns the memory's size in pages of 65,536 bytes. */
    @Insn("memory.size")
    public static int pages() {
        return JvmMemory.bytes().length / JvmMemory.PAGE;
    }
}
