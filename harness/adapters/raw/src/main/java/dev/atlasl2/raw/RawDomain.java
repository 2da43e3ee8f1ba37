package dev.atlasl2.raw;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.DomainState;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Two domains by the kernels: one with its region in memory and one with the region outside. Both must give the same
 * answers, and only the first one writes. The region has the same address in every call, as in a host. Calls come one
 * after the other, because the memory is not shared between threads.
 */
final class RawDomain {
    private final Struct inside = new Struct(96);
    private final Struct outside = new Struct(96);
    private final RawModule module;
    private byte[] region;

    RawDomain(RawModule module, long bytes, long budget) {
        this.module = module;
        both("domain_create", bytes, Host.u32("budget", budget));
    }

    /** Runs the same call on both. */
    private int both(String export, long... more) {
        return both(
                () -> inside.run(new Arena(module, 0), export, more),
                () -> outside.run(new Arena(module, 0), export, more));
    }

    private static int both(IntSupplier one, IntSupplier other) {
        int answer = one.getAsInt();
        int second = other.getAsInt();
        if (answer != second) {
            throw new AssertionError("a domain with its region inside answers " + answer + ", outside " + second);
        }
        if (answer != ErrorCode.OK.number()) {
            Arena.refuse("the module", Math.abs(answer));
        }
        return answer;
    }

    private void requireLive() {
        if (state() == DomainState.DESTROYED) {
            throw new AtlasException(ErrorCode.DESTROYED, "the domain was destroyed");
        }
    }

    synchronized void attach(byte[] fresh) {
        requireLive();
        Host.given("region", fresh);
        Arena arena = new Arena(module, fresh.length);
        int p = arena.in(fresh);
        both(
                () -> inside.run(arena, "domain_attach", p, fresh.length),
                () -> outside.run(new Arena(module, 0), "domain_attach_outside", fresh.length, sumOf(fresh)));
        region = fresh;
    }

    /** An arena whose first region has the same address as when it was attached. */
    private Arena arena(boolean written, int more) {
        Arena arena = new Arena(module, (region == null ? 0 : region.length) + (long) more);
        if (region != null && written) {
            arena.inOut(region);
        } else if (region != null) {
            arena.in(region);
        }
        return arena;
    }

    synchronized void update(long at, byte[] old, byte[] now) {
        requireLive();
        if (state() != DomainState.ATTACHED) {
            throw new AtlasException(ErrorCode.STATE, "update needs state ATTACHED, got " + state());
        }
        Host.sameLength("old", old, "new", now);
        int offset = Host.u32("at", at);
        Arena arena = arena(true, 2 * old.length);
        int a = arena.in(old);
        int b = arena.in(now);
        inside.accept(arena, "domain_update", offset, a, b, old.length);
        byte[] written = arena.read(RawModule.HEAP + 1, region.length);
        outside.accept(new Arena(module, 0), "domain_track_outside", Math.floorMod(sumOf(now) - sumOf(old), 96));
        System.arraycopy(now, 0, region, offset, now.length);
        if (!Arrays.equals(region, written)) {
            throw new AssertionError("update wrote something else than it was given");
        }
    }

    synchronized void verify() {
        both(() -> inside.run(arena(false, 0), "domain_verify"), () -> {
            Arena arena = new Arena(module, 0);
            int digest = arena.in(region == null ? new byte[32] : sha256(region));
            return outside.run(arena, "domain_verify_outside", regionSum(), digest);
        });
    }

    synchronized Witness commit() {
        both(() -> inside.run(arena(false, 0), "domain_commit"), () -> {
            Arena arena = new Arena(module, 0);
            int digest = arena.in(region == null ? new byte[32] : sha256(region));
            return outside.run(arena, "domain_commit_outside", regionSum(), digest);
        });
        Witness first = witness(inside);
        if (!first.equals(witness(outside))) {
            throw new AssertionError("domains with their regions inside and outside have different witnesses");
        }
        return first;
    }

    private Witness witness(Struct domain) {
        Arena arena = new Arena(module, 0);
        int out = arena.out(Host.RECORD);
        domain.accept(arena, "domain_witness", out);
        return Host.witness(arena.read(out, Host.RECORD));
    }

    /** By a plain loop, because the arena of the call is already in use. */
    private static int sumOf(byte[] bytes) {
        long total = 0;
        for (byte b : bytes) {
            total += b & 0xff;
        }
        return (int) (total % 96);
    }

    /** By the JDK: for memory outside the module, the host computes the digest. */
    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java has it
        }
    }

    private int regionSum() {
        return region == null ? 0 : sumOf(region);
    }

    synchronized void allocate(long n) {
        requireLive();
        both("domain_allocate", Host.u32("n", n));
    }

    synchronized void allocateAll(int... amounts) {
        requireLive();
        both(() -> allocateAll(inside, amounts), () -> allocateAll(outside, amounts));
    }

    private int allocateAll(Struct domain, int... amounts) {
        Arena arena = new Arena(module, 4L * amounts.length);
        int words = Struct.amounts(arena, amounts);
        return domain.run(arena, "domain_allocate_all", words, amounts.length);
    }

    synchronized void release(long n) {
        requireLive();
        both("domain_release", Host.u32("n", n));
    }

    synchronized void destroy() {
        both("domain_destroy");
    }

    synchronized DomainState state() {
        return List.of(DomainState.values()).get(inside.answer(new Arena(module, 0), "domain_state"));
    }

    synchronized int available() {
        return same(
                inside.answer(new Arena(module, 0), "domain_available"),
                outside.answer(new Arena(module, 0), "domain_available"));
    }

    synchronized int sum() {
        return same(
                inside.answer(new Arena(module, 0), "domain_sum"), outside.answer(new Arena(module, 0), "domain_sum"));
    }

    private static int same(int one, int other) {
        if (one != other) {
            throw new AssertionError("a domain with its region inside holds " + one + ", outside " + other);
        }
        return one;
    }
}
