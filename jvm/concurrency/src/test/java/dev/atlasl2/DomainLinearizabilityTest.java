package dev.atlasl2;

import dev.atlasl2.spec.Witness;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Clause S14: a domain over two bytes, each 0 or 48, is conserved while both are the same. */
class DomainLinearizabilityTest {
    /** The data of a witness. The digests are computed here, before any schedule begins. */
    private static final Map<Witness, String> COVERED = Map.of(
            Witnesses.flat(new byte[] {0, 0}), "0 0",
            Witnesses.flat(new byte[] {48, 48}), "48 48");

    /** A domain from its creation on. */
    public static class Life {
        final Domain domain = Domain.create(2, 0);

        @Operation
        public String attach(boolean half) {
            byte value = (byte) (half ? 48 : 0);
            return Codes.of(() -> domain.attach(new byte[] {value, value}));
        }

        @Operation
        public String commit() {
            return Codes.of(() -> COVERED.get(domain.commit()));
        }

        @Operation
        public String verify() {
            return Codes.of(domain::verify);
        }

        @Operation
        public String witness() {
            return Codes.of(() -> domain.witness().map(COVERED::get).orElse("none"));
        }

        @Operation
        public String state() {
            return domain.state().name();
        }

        @Operation
        public void destroy() {
            domain.destroy();
        }
    }

    /** A domain that is attached, and its updates. */
    public static class Traffic {
        final Domain domain = Domain.create(2, 0);

        public Traffic() {
            domain.attach(new byte[2]);
        }

        @Operation
        public String flip(boolean inFirst, boolean half) {
            return Codes.of(() -> domain.update(inFirst ? 0 : 1, half ? 48 : 0, half ? 0 : 48));
        }

        @Operation
        public String flipBoth(boolean half) {
            byte[] zeros = {0, 0};
            byte[] halves = {48, 48};
            return Codes.of(() -> domain.update(0, half ? halves : zeros, half ? zeros : halves));
        }

        @Operation
        public String commit() {
            return Codes.of(() -> COVERED.get(domain.commit()));
        }

        @Operation
        public String verify() {
            return Codes.of(domain::verify);
        }

        @Operation
        public String witness() {
            return Codes.of(() -> domain.witness().map(COVERED::get).orElse("none"));
        }

        @Operation
        public void destroy() {
            domain.destroy();
        }
    }

    /** Updates that all change the same byte. */
    public static class Collisions {
        private final Domain domain = Domain.create(2, 0);

        public Collisions() {
            domain.attach(new byte[2]);
        }

        @Operation
        public String flipFirst(boolean half) {
            return Codes.of(() -> domain.update(0, half ? 48 : 0, half ? 0 : 48));
        }
    }

    @Test
    void collisionsAreLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Collisions.class, DomainModel.Attached.class);
    }

    @Test
    void aLifeIsLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Life.class, DomainModel.class);
    }

    @Test
    void aLifeIsLinearizableUnderStress() {
        Linearizability.isStressed(Life.class, DomainModel.class);
    }

    @Test
    void trafficIsLinearizableInEverySchedule() {
        Linearizability.isModelChecked(Traffic.class, DomainModel.Attached.class);
    }

    @Test
    void trafficIsLinearizableUnderStress() {
        Linearizability.isStressed(Traffic.class, DomainModel.Attached.class);
    }
}
