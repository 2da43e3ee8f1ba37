package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.reference.CachedBufferReference;

/** Bytes that remember their sum (clause S8). */
public interface CachedBuffer {
    int sum();

    boolean check();

    void set(long at, long value);

    void setRange(long at, byte[] data);

    void invalidate();

    /** The reference model. */
    class Reference implements CachedBuffer {
        private final CachedBufferReference buffer;

        public Reference(byte[] data) {
            buffer = new CachedBufferReference(data);
        }

        @Override
        public int sum() {
            return buffer.sum();
        }

        @Override
        public boolean check() {
            return buffer.check();
        }

        @Override
        public void set(long at, long value) {
            buffer.set(at, value);
        }

        @Override
        public void setRange(long at, byte[] data) {
            buffer.setRange(at, data);
        }

        @Override
        public void invalidate() {
            buffer.invalidate();
        }
    }
}
