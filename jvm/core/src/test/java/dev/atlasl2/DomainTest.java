package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static Domain attached(byte... region) {
        Domain domain = Domain.create(region.length, 10);
        domain.attach(region);
        return domain;
    }

    /** The same region in every kind of memory, each attached to a domain. */
    private static List<Domain> onEveryMemory(byte... region) {
        List<Domain> domains = new ArrayList<>();
        domains.add(attached(region));
        for (ByteBuffer buffer : Buffers.writable(region)) {
            Domain domain = Domain.create(region.length, 10);
            domain.attach(buffer);
            domains.add(domain);
        }
        for (ByteBuffer buffer : Buffers.writable(region)) {
            Domain domain = Domain.create(region.length, 10);
            domain.attach(Region.of(buffer));
            domains.add(domain);
        }
        return domains;
    }

    @Test
    void aLifeFromCreationToDestruction() {
        for (Domain domain : onEveryMemory((byte) 95, (byte) 2)) {
            assertThat(domain.sum()).isEqualTo(1);
            assertRefused(ErrorCode.CONSERVATION, domain::verify).contains("got 1");
            assertRefused(ErrorCode.CONSERVATION, domain::commit);
            domain.update(1, 2, 1);
            assertThat(domain.sum()).isZero();
            domain.verify();
            assertThat(domain.witness()).isEmpty();
            Witness witness = domain.commit();
            assertThat(witness).isEqualTo(Witnesses.flat(new byte[] {95, 1}));
            assertThat(domain.state()).isEqualTo(DomainState.COMMITTED);
            assertThat(domain.witness()).containsSame(witness);
            assertThat(domain.sum()).isZero();
            domain.verify();
            assertRefused(ErrorCode.STATE, domain::commit);
            assertRefused(ErrorCode.STATE, () -> domain.update(0, 95, 95));
            domain.close();
            assertThat(domain.state()).isEqualTo(DomainState.DESTROYED);
        }
    }

    @Test
    void rangesAreUpdatedWholeOrNotAtAll() {
        for (Domain domain : onEveryMemory((byte) 1, (byte) 2, (byte) 3, (byte) 90)) {
            domain.update(1, new byte[] {2, 3}, new byte[] {(byte) 255, 0});
            assertThat(domain.sum()).isEqualTo((1 + 255 + 90) % 96);
            assertInvalid(() -> domain.update(1, new byte[] {(byte) 255, 7}, new byte[2]))
                    .contains("must be 0, which the memory holds at offset 2, got 7");
            assertInvalid(() -> domain.update(0, 2, 5))
                    .contains("oldByte must be 1, which the memory holds at offset 0, got 2");
            assertThat(domain.sum()).isEqualTo((1 + 255 + 90) % 96);
            domain.update(0, new byte[] {1, (byte) 255, 0, 90}, new byte[] {0, 0, 0, 96});
            domain.commit();
        }
    }

    @Test
    void createRefusesWhatIsNoDomain() {
        assertInvalid(() -> Domain.create(0, 0)).contains("bytes");
        assertInvalid(() -> Domain.create(-1, 0));
        assertInvalid(() -> Domain.create(1, 96));
        assertInvalid(() -> Domain.create(1, -1));
        assertThat(Domain.create(Long.MAX_VALUE, 95).available()).isEqualTo(95);
    }

    @Test
    void attachLooksAtTheRegionThenTheStateThenTheLength() {
        Domain domain = Domain.create(2, 0);
        assertInvalid(() -> domain.attach((byte[]) null));
        assertInvalid(() -> domain.attach((ByteBuffer) null));
        assertInvalid(() -> domain.attach((Region) null));
        assertInvalid(() -> domain.attach(new byte[0]));
        assertInvalid(() -> domain.attach(ByteBuffer.allocateDirect(0)));
        assertInvalid(() -> domain.attach(new byte[3])).contains("length of region must be 2, got 3");
        assertThat(domain.state()).isEqualTo(DomainState.CREATED);
        domain.attach(new byte[2]);
        assertInvalid(() -> domain.attach(new byte[0]));
        assertRefused(ErrorCode.STATE, () -> domain.attach(new byte[3]))
                .contains("needs the state CREATED, got ATTACHED");
    }

    @Test
    void updateRefusesBadArgumentsAndChangesNothing() {
        for (Domain domain : onEveryMemory((byte) 7, (byte) 9)) {
            assertInvalid(() -> domain.update(2, 0, 0)).contains("offset must be 0..1, got 2");
            assertInvalid(() -> domain.update(-1, 0, 0));
            assertInvalid(() -> domain.update(Long.MAX_VALUE, 0, 0));
            assertInvalid(() -> domain.update(1L << 32, 7, 8));
            assertInvalid(() -> domain.update(0, 256, 0));
            assertInvalid(() -> domain.update(0, 7, -1));
            assertInvalid(() -> domain.update(0, null, new byte[1]));
            assertInvalid(() -> domain.update(0, new byte[1], null));
            assertInvalid(() -> domain.update(0, new byte[0], new byte[0]));
            assertInvalid(() -> domain.update(0, new byte[1], new byte[2]));
            assertInvalid(() -> domain.update(1, new byte[2], new byte[2])).contains("offset");
            assertThat(domain.sum()).isEqualTo(16);
            assertRefused(ErrorCode.CONSERVATION, domain::verify).contains("tracked 16, got 16");
        }
    }

    @Test
    void readOnlyMemoryIsWatchedNotWritten() {
        Domain domain = Domain.create(2, 0);
        domain.attach(ByteBuffer.wrap(new byte[] {95, 1}).asReadOnlyBuffer());
        assertInvalid(() -> domain.update(0, new byte[] {7}, new byte[] {94})).contains("read-only");
        assertInvalid(() -> domain.update(0, 95, 94)).contains("read-only");
        assertInvalid(() -> domain.update(0, new byte[] {95}, new byte[] {94})).contains("read-only");
        domain.verify();
        domain.commit();
        domain.verify();
    }

    @Test
    void writesThatGoRoundAreFound() {
        byte[] region = {95, 1};
        Domain domain = attached(region);
        region[0] = 94;
        assertRefused(ErrorCode.CONSERVATION, domain::verify);
        assertRefused(ErrorCode.CONSERVATION, domain::commit);
        region[0] = 95;
        domain.commit();
        region[0] = 1;
        region[1] = 95; // keeps the sum
        assertRefused(ErrorCode.WITNESS, domain::verify);
        region[0] = 2;
        assertRefused(ErrorCode.CONSERVATION, domain::verify);
        // killsCommitTwice: the state is checked before the memory
        assertRefused(ErrorCode.STATE, domain::commit);
    }

    @Test
    void createdDomainsHaveABudgetAndNothingElse() {
        Domain domain = Domain.create(2, 10);
        domain.allocate(4);
        assertThat(domain.release(1)).isEqualTo(7);
        domain.allocateAll(3, 4);
        assertRefused(ErrorCode.BUDGET, () -> domain.allocate(1));
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                domain::verify,
                domain::commit,
                domain::sum,
                () -> domain.update(0, 0, 0),
                () -> domain.update(0, null, null))) {
            assertRefused(ErrorCode.STATE, call);
        }
        assertThat(domain.witness()).isEmpty();
    }

    @Test
    void afterDestructionEveryCallIsRefusedAndTheRegionIsAsBefore() {
        byte[] region = {95, 1};
        Domain created = Domain.create(2, 10);
        Domain attached = attached(region);
        Domain committed = attached(region);
        committed.commit();
        for (Domain domain : List.of(created, attached, committed)) {
            domain.destroy();
            domain.destroy();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> domain.attach(region),
                    () -> domain.attach((byte[]) null),
                    () -> domain.attach((ByteBuffer) null),
                    () -> domain.attach((Region) null),
                    () -> domain.update(0, 95, 95),
                    () -> domain.update(-1, null, null),
                    domain::verify,
                    domain::commit,
                    domain::sum,
                    domain::witness,
                    domain::available,
                    () -> domain.allocate(0),
                    () -> domain.allocate(96),
                    () -> domain.allocateAll(),
                    () -> domain.release(0))) {
                assertRefused(ErrorCode.DESTROYED, call);
            }
            assertThat(domain.state()).isEqualTo(DomainState.DESTROYED);
            assertThat(domain.toString()).contains("DESTROYED");
        }
        assertThat(region).containsExactly(95, 1);
    }

    @Test
    void updatesMayReadTheirArgumentsFromTheRegionItself() {
        byte[] region = {5, 6};
        Domain domain = attached(region);
        domain.update(0, region, new byte[] {6, 5});
        assertThat(region).containsExactly(6, 5);
        domain.update(0, new byte[] {6, 5}, region);
        assertThat(region).containsExactly(6, 5);
        assertThat(domain.sum()).isEqualTo(11);
    }

    /** Like a mapped file that was truncated: the exception of the memory is passed on, and no thread stays inside. */
    @Test
    void memoryThatFailsLeavesTheDomainAsItWas() {
        boolean[] failing = {false};
        Region watched = Region.of(new byte[] {95, 1}, 0, 2);
        WritableRegion region = new WritableRegion() {
            private Region alive() {
                if (failing[0]) {
                    throw new InternalError("a fault in memory");
                }
                return watched;
            }

            @Override
            public boolean isReadOnly() {
                return false;
            }

            @Override
            public void write(long offset, byte[] bytes) {
                throw new InternalError("a fault in memory");
            }

            @Override
            public long length() {
                return watched.length();
            }

            @Override
            public int get(long at) {
                return alive().get(at);
            }

            @Override
            public long total(long offset, long length) {
                return alive().total(offset, length);
            }

            @Override
            public void copy(long offset, byte[] to, int at, int length) {
                alive().copy(offset, to, at, length);
            }

            @Override
            public long mismatch(long one, long other, long length) {
                return alive().mismatch(one, other, length);
            }
        };
        Domain domain = Domain.create(2, 0);
        domain.attach(region);
        failing[0] = true;
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                domain::verify,
                domain::commit,
                () -> domain.update(0, 95, 94),
                () -> domain.update(0, new byte[] {95}, new byte[] {94}))) {
            assertThatThrownBy(call).isInstanceOf(InternalError.class);
            assertThat(domain.sum()).isZero();
            assertThat(domain.state()).isEqualTo(DomainState.ATTACHED);
        }
        failing[0] = false;
        assertThatThrownBy(() -> domain.update(0, 95, 94)).isInstanceOf(InternalError.class); // where it is written
        assertThat(domain.sum()).isZero();
        domain.verify();
        domain.commit();
        domain.destroy();
    }

    /**
     * Two threads write the memory without the domain while every call runs. Calls may be refused, but must not fail in
     * another way.
     */
    @Test
    void memoryThatOthersWriteIsRefusedOrNotButNeverBreaksTheDomain() {
        for (ByteBuffer memory : List.of(ByteBuffer.allocate(512), ByteBuffer.allocateDirect(512))) {
            Domain domain = Domain.create(512, 0);
            domain.attach(memory);
            AtomicBoolean done = new AtomicBoolean();
            Threads.race(2, i -> () -> {
                if (i == 0) {
                    for (int at = 0; !done.get(); at = (at + 1) % 512) {
                        memory.put(at, (byte) at);
                    }
                    return 0;
                }
                for (int call = 0; call < 20_000; call++) {
                    int at = call % 511;
                    for (Runnable one : List.<Runnable>of(
                            domain::verify,
                            () -> domain.update(at, memory.get(at) & 0xff, 96),
                            () -> domain.update(at, new byte[] {memory.get(at), memory.get(at + 1)}, new byte[2]))) {
                        try {
                            one.run();
                        } catch (AtlasException e) {
                            assertThat(e.code()).isIn(ErrorCode.CONSERVATION, ErrorCode.INVALID);
                        }
                    }
                }
                done.set(true);
                return 0;
            });
            domain.destroy();
        }
    }
}
