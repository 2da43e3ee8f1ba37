package dev.atlasl2.vectors.oracle;

import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.DomainReference;

/** A region under watch (clause S14). */
public interface Domain {
    void attach(byte[] region);

    void update(long at, byte[] old, byte[] now);

    void verify();

    Witness commit();

    void allocate(long n);

    void allocateAll(long... amounts);

    void release(long n);

    void destroy();

    DomainState state();

    int available();

    int sum();

    /** The reference model. */
    class Reference implements Domain {
        private final DomainReference domain;

        public Reference(long bytes, long budget) {
            domain = new DomainReference(bytes, budget);
        }

        @Override
        public void attach(byte[] region) {
            domain.attach(region);
        }

        @Override
        public void update(long at, byte[] old, byte[] now) {
            domain.update(at, old, now);
        }

        @Override
        public void verify() {
            domain.verify();
        }

        @Override
        public Witness commit() {
            return domain.commit();
        }

        @Override
        public void allocate(long n) {
            domain.allocate(n);
        }

        @Override
        public void allocateAll(long... amounts) {
            domain.allocateAll(amounts);
        }

        @Override
        public void release(long n) {
            domain.release(n);
        }

        @Override
        public void destroy() {
            domain.destroy();
        }

        @Override
        public DomainState state() {
            return domain.state();
        }

        @Override
        public int available() {
            return domain.available();
        }

        @Override
        public int sum() {
            return domain.sum();
        }
    }
}
