package dev.atlasl2.wasm.kernels;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.FlatWitnessReference;
import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;

/**
 * A domain by the kernels, twice: once with its region in memory and once with the region outside. Both must answer
 * alike, and only the first one writes. The region lies at the same address in every call, as it would in a host. Calls
 * come one after the other: the memory is not shared between threads.
 */
final class KernelDomain implements dev.atlasl2.vectors.oracle.Domain {
    private final Struct inside = new Struct(Domain.BYTES);
    private final Struct outside = new Struct(Domain.BYTES);
    private byte[] region;

    KernelDomain(long bytes, long budget) {
        both(at -> Domain.create(at, bytes, Records.u32(budget)));
    }

    /** Runs the same call on both. */
    private int both(IntUnaryOperator call) {
        return both(() -> inside.run(new Arena(0), call), () -> outside.run(new Arena(0), call));
    }

    private static int both(IntSupplier one, IntSupplier other) {
        int answer = one.getAsInt();
        int second = other.getAsInt();
        if (answer != second) {
            throw new AssertionError("a domain with its region inside answers " + answer + ", outside " + second);
        }
        if (answer != Codes.OK) {
            Arena.refuse(Math.abs(answer));
        }
        return answer;
    }

    private void requireLive() {
        if (state() == DomainState.DESTROYED) {
            throw new AtlasException(ErrorCode.DESTROYED, "refused by the host");
        }
    }

    @Override
    public synchronized void attach(byte[] fresh) {
        requireLive();
        if (fresh == null) {
            throw Records.invalid();
        }
        Arena arena = new Arena(fresh.length);
        int p = arena.in(fresh);
        both(
                () -> inside.run(arena, at -> Domain.attach(at, p, fresh.length)),
                () -> outside.run(new Arena(0), at -> OutsideDomain.attach(at, fresh.length, sumOf(fresh))));
        region = fresh;
    }

    /** An arena in which the region lies where it lay when it was attached: first. */
    private Arena arena(boolean written, int more) {
        Arena arena = new Arena((region == null ? 0 : region.length) + (long) more);
        if (region != null && written) {
            arena.inOut(region);
        } else if (region != null) {
            arena.in(region);
        }
        return arena;
    }

    @Override
    public synchronized void update(long at, byte[] old, byte[] now) {
        requireLive();
        if (state() != DomainState.ATTACHED) {
            throw new AtlasException(ErrorCode.STATE, "refused by the host");
        }
        Records.sameLength(old, now);
        int offset = Records.u32(at);
        Arena arena = arena(true, 2 * old.length);
        int a = arena.in(old);
        int b = arena.in(now);
        Arena.refuse(inside.run(arena, domain -> Domain.update(domain, offset, a, b, old.length)));
        byte[] written = arena.read(Layout.HEAP + 1, region.length);
        Arena.refuse(outside.run(
                new Arena(0), domain -> OutsideDomain.track(domain, Math.floorMod(sumOf(now) - sumOf(old), 96))));
        System.arraycopy(now, 0, region, offset, now.length);
        if (!Arrays.equals(region, written)) {
            throw new AssertionError("update wrote something else than it was given");
        }
    }

    @Override
    public synchronized void verify() {
        both(() -> inside.run(arena(false, 0), Domain::verify), () -> {
            Arena arena = new Arena(0);
            int digest = arena.in(
                    region == null
                            ? new byte[32]
                            : FlatWitnessReference.witness(region).digest());
            return outside.run(arena, at -> OutsideDomain.verify(at, regionSum(), digest));
        });
    }

    @Override
    public synchronized Witness commit() {
        both(() -> inside.run(arena(false, 0), Domain::commit), () -> {
            Arena arena = new Arena(0);
            int digest = arena.in(
                    region == null
                            ? new byte[32]
                            : FlatWitnessReference.witness(region).digest());
            return outside.run(arena, at -> OutsideDomain.commit(at, regionSum(), digest));
        });
        Witness first = witness(inside);
        if (!first.equals(witness(outside))) {
            throw new AssertionError("domains with their regions inside and outside have different witnesses");
        }
        return first;
    }

    private static Witness witness(Struct domain) {
        Arena arena = new Arena(0);
        int out = arena.out(Record.BYTES);
        domain.accept(arena, at -> Domain.witness(at, out));
        return Records.witness(arena.read(out, Record.BYTES));
    }

    /** By a plain loop: the arena of the call is in use already. */
    private static int sumOf(byte[] bytes) {
        long total = 0;
        for (byte b : bytes) {
            total += b & 0xff;
        }
        return (int) (total % 96);
    }

    private int regionSum() {
        return region == null ? 0 : sumOf(region);
    }

    @Override
    public synchronized void allocate(long n) {
        requireLive();
        both(at -> Domain.allocate(at, Records.u32(n)));
    }

    @Override
    public synchronized void allocateAll(long... amounts) {
        requireLive();
        both(() -> allocateAll(inside, amounts), () -> allocateAll(outside, amounts));
    }

    private static int allocateAll(Struct domain, long... amounts) {
        Arena arena = new Arena(4L * amounts.length);
        int words = Struct.amounts(arena, amounts);
        return domain.run(arena, at -> Domain.allocateAll(at, words, amounts.length));
    }

    @Override
    public synchronized void release(long n) {
        requireLive();
        both(at -> Domain.release(at, Records.u32(n)));
    }

    @Override
    public synchronized void destroy() {
        both(Domain::destroy);
    }

    @Override
    public synchronized DomainState state() {
        return DomainState.values()[inside.answer(new Arena(0), Domain::state)];
    }

    @Override
    public synchronized int available() {
        return same(inside.answer(new Arena(0), Domain::available), outside.answer(new Arena(0), Domain::available));
    }

    @Override
    public synchronized int sum() {
        return same(inside.answer(new Arena(0), Domain::sum), outside.answer(new Arena(0), Domain::sum));
    }

    private static int same(int one, int other) {
        if (one != other) {
            throw new AssertionError("a domain with its region inside holds " + one + ", outside " + other);
        }
        return one;
    }
}
