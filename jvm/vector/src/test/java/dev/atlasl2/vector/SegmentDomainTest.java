package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.atlasl2.Domain;
import dev.atlasl2.Region;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Domains over memory of every kind (clause S14). */
class SegmentDomainTest {
    private static Domain attached(MemorySegment segment) {
        Domain domain = Domain.create(segment.byteSize(), 0);
        domain.attach(Segments.region(segment));
        return domain;
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AtlasException.class,
                        refusal -> assertThat(refusal.code())
                                .as(refusal.getMessage())
                                .isEqualTo(code));
    }

    @Test
    void aLifeOnEveryKindOfMemory() {
        try (Arena arena = Arena.ofConfined()) {
            Kinds.writable(new byte[] {95, 2, 3}, arena).forEach((kind, segment) -> {
                Domain domain = attached(segment);
                assertThat(domain.sum()).as(kind).isEqualTo(4);
                domain.update(1, 2, 1);
                domain.update(1, new byte[] {1, 3}, new byte[] {0, 1});
                assertRefused(ErrorCode.INVALID, () -> domain.update(0, 94, 0));
                assertRefused(ErrorCode.INVALID, () -> domain.update(0, new byte[] {95, 1}, new byte[2]));
                assertRefused(ErrorCode.INVALID, () -> domain.update(2, new byte[2], new byte[2]));
                assertThat(Kinds.bytes(segment)).as(kind).containsExactly(95, 0, 1);
                assertThat(domain.commit()).as(kind).isEqualTo(Witnesses.flat(new byte[] {95, 0, 1}));
                domain.verify();
                segment.set(ValueLayout.JAVA_BYTE, 1, (byte) 96);
                assertRefused(ErrorCode.WITNESS, domain::verify);
            });
        }
    }

    @Test
    void readOnlyMemoryIsWatchedNotWritten() {
        try (Arena arena = Arena.ofConfined()) {
            Kinds.writable(new byte[] {95, 1}, arena).forEach((kind, segment) -> {
                Domain domain = attached(segment.asReadOnly());
                assertRefused(ErrorCode.INVALID, () -> domain.update(0, 95, 94));
                assertRefused(ErrorCode.INVALID, () -> domain.update(0, new byte[] {95}, new byte[] {94}));
                domain.commit();
                domain.verify();
                assertThat(Kinds.bytes(segment)).as(kind).containsExactly(95, 1);
            });
        }
    }

    @Test
    void memoryThatWasClosedIsRefusedAndTheDomainStaysUsable() {
        Arena arena = Arena.ofShared();
        Domain domain = attached(arena.allocate(2));
        arena.close();
        for (ThrowingCallable call : new ThrowingCallable[] {
            domain::verify,
            domain::commit,
            () -> domain.update(0, 0, 1),
            () -> domain.update(0, new byte[2], new byte[2])
        }) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
            assertThat(domain.state()).isEqualTo(DomainState.ATTACHED);
            assertThat(domain.sum()).isZero();
        }
        domain.destroy(); // no thread stayed inside
        assertRefused(ErrorCode.DESTROYED, domain::verify);
    }

    @Test
    void closedMemoryIsNotAttached() {
        Arena arena = Arena.ofConfined();
        Region region = Segments.region(arena.allocate(2));
        arena.close();
        Domain domain = Domain.create(2, 0);
        assertThatThrownBy(() -> domain.attach(region)).isInstanceOf(IllegalStateException.class);
        assertThat(domain.state()).isEqualTo(DomainState.CREATED);
        domain.attach(new byte[2]);
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Domain domain = attached(arena.allocate(2));
            Throwable[] thrown = new Throwable[2];
            Thread other = new Thread(() -> {
                thrown[0] = catchThrowable(() -> domain.update(0, 0, 1));
                thrown[1] = catchThrowable(domain::commit);
            });
            other.start();
            other.join();
            assertThat(thrown).hasOnlyElementsOfType(WrongThreadException.class);
            domain.update(0, 0, 96);
            domain.commit();
        }
    }

    @Test
    void offsetsBeyondAnArray() {
        try (Arena arena = Arena.ofShared()) {
            long bytes = (1L << 31) + 5;
            Domain domain = attached(Kinds.map(bytes, FileChannel.MapMode.READ_WRITE, arena));
            domain.update(bytes - 1, 0, 7);
            domain.update(bytes - 2, new byte[] {0, 7}, new byte[] {89, 7});
            domain.verify();
            assertRefused(ErrorCode.INVALID, () -> domain.update(bytes, 0, 0));
        }
    }
}
