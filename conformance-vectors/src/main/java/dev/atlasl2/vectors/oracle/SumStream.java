package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.reference.StreamingSumReference;

/** A sum that is fed piece by piece (clause S3). */
public interface SumStream {
    void update(byte[] data);

    int value();

    void merge(long residue);

    void reset();

    int save();

    void restore(long state);

    /** The reference model. */
    class Reference implements SumStream {
        private final StreamingSumReference sum = new StreamingSumReference();

        @Override
        public void update(byte[] data) {
            sum.update(data);
        }

        @Override
        public int value() {
            return sum.value();
        }

        @Override
        public void merge(long residue) {
            sum.merge(residue);
        }

        @Override
        public void reset() {
            sum.reset();
        }

        @Override
        public int save() {
            return sum.save();
        }

        @Override
        public void restore(long state) {
            sum.restore(state);
        }
    }
}
