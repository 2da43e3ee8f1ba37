package dev.atlasl2.adapter;

import dev.atlasl2.CompactRange;
import dev.atlasl2.Conservation;
import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Buffers of one kind. If the kind is read-only, destinations are heap buffers. */
final class BufferSurface implements Surface {
    /** Makes a buffer whose remaining bytes are those of an array. */
    interface Maker {
        ByteBuffer of(byte[] data);
    }

    private final String name;
    private final Maker maker;
    private final boolean writable;

    BufferSurface(String name, Maker maker, boolean writable) {
        this.name = name;
        this.maker = maker;
        this.writable = writable;
    }

    @Override
    public String name() {
        return name;
    }

    private ByteBuffer buffer(byte[] data) {
        return data == null ? null : maker.of(data);
    }

    @Override
    public int sum(byte[] data) {
        return Conservation.sum(buffer(data));
    }

    @Override
    public boolean check(byte[] data) {
        return Conservation.check(buffer(data));
    }

    @Override
    public boolean windowCheck(byte[] data) {
        return Conservation.windowCheck(buffer(data));
    }

    @Override
    public boolean slidingCheck(byte[] data, long window) {
        return Conservation.slidingCheck(buffer(data), window);
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        return Conservation.delta(buffer(before), buffer(after));
    }

    @Override
    public Witness witness(byte[] data) {
        return Witnesses.flat(buffer(data));
    }

    @Override
    public Witness tree(byte[] data, int leafLog2) {
        return WitnessTree.of(buffer(data), leafLog2).witness();
    }

    @Override
    public CompactRange range(int leafLog2, long offset, byte[] data) {
        return CompactRange.of(buffer(data), offset, leafLog2);
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        Witnesses.verify(buffer(data), witness);
    }

    @Override
    public void fill(byte[] memory, int offset, int length, int value) {
        inPlace(memory, whole -> {
            Conservation.fill(whole.slice(offset, length), value);
        });
    }

    @Override
    public void copy(byte[] src, byte[] memory, int offset, int length) {
        inPlace(memory, whole -> {
            Conservation.copy(buffer(src), whole.slice(offset, length));
        });
    }

    /**
     * Moves the whole memory, including the guards, to a buffer of this kind for the call and back, even if it is
     * refused.
     */
    private void inPlace(byte[] memory, Consumer<ByteBuffer> call) {
        ByteBuffer whole = writable ? maker.of(memory).slice() : ByteBuffer.wrap(memory.clone());
        try {
            call.accept(whole);
        } finally {
            whole.get(0, memory);
        }
    }
}
