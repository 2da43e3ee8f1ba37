package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load32;
import static dev.atlasl2.wasm.insn.Memory.load64;

import dev.atlasl2.wasm.insn.I32;
import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Domains (section S14), 96 bytes each: state, budget, declared length, address of the region, tracked sum, and the
 * witness's record after the commit. The order of refusals is that of the clauses. {@link OutsideDomain} handles
 * regions outside this memory.
 */
final class Domain {
    static final int BYTES = 96;
    static final int STATE = 0;
    static final int BUDGET = 4;
    static final int LENGTH = 8;
    /** 0 for a region outside this memory. */
    static final int REGION = 16;

    static final int TRACKED = 20;
    static final int RECORD = 32;

    static final int CREATED = 0;
    static final int ATTACHED = 1;
    static final int COMMITTED = 2;
    static final int DESTROYED = 3;

    private Domain() {}

    /** Clause S14.1. */
    @Export(name = "abi.domain_create")
    static int create(int domain, long bytes, int budget) {
        if (!Ranges.valid(domain, BYTES) || I64.lessSigned(bytes, 1) || !Ranges.residue(budget)) {
            return Codes.INVALID;
        }
        Memory.fill(domain, 0, BYTES);
        Memory.store64(domain + LENGTH, bytes);
        Memory.store32(domain + BUDGET, budget);
        return Codes.OK;
    }

    /** Clause S14.2. */
    @Export(name = "abi.domain_attach")
    static int attach(int domain, int p, int n) {
        if (!Ranges.valid(domain, BYTES)) {
            return Codes.INVALID;
        }
        if (isDestroyed(domain)) {
            return Codes.DESTROYED;
        }
        if (n == 0 || !Ranges.valid(p, n)) {
            return Codes.INVALID;
        }
        int code = attach(domain, p, I32.unsigned(n), 0);
        if (code == Codes.OK) {
            Memory.store32(domain + TRACKED, Engines.sum(p, n));
        }
        return code;
    }

    /** Attaches a region that is not empty to a domain that is not destroyed. */
    static int attach(int domain, int p, long n, int sum) {
        if (load32(domain + STATE) != CREATED) {
            return Codes.STATE;
        }
        if (load64(domain + LENGTH) != n) {
            return Codes.INVALID;
        }
        Memory.store32(domain + REGION, p);
        Memory.store32(domain + TRACKED, sum);
        Memory.store32(domain + STATE, ATTACHED);
        return Codes.OK;
    }

    /** Clause S14.3: n bytes at offset {@code at} of the region. */
    @Export(name = "abi.domain_update")
    static int update(int domain, int at, int old, int now, int n) {
        int code = ready(domain, ATTACHED, ATTACHED);
        if (code != Codes.OK) {
            return code;
        }
        int region = load32(domain + REGION);
        boolean within = isInside(domain) && !I64.less(load64(domain + LENGTH), I32.unsigned(at) + I32.unsigned(n));
        if (n == 0 || !within || !Ranges.valid(old, n) || !Ranges.valid(now, n) || !same(region + at, old, n)) {
            return Codes.INVALID;
        }
        // before the write, because now may be in the region
        int tracked = Delta.deltaRange(load32(domain + TRACKED), old, now, n);
        if (tracked < 0) {
            return Codes.INVALID;
        }
        Memory.copy(region + at, now, n);
        Memory.store32(domain + TRACKED, tracked);
        return Codes.OK;
    }

    private static boolean same(int a, int b, int n) {
        for (; n != 0; n--) {
            if (Memory.load8(a++) != Memory.load8(b++)) {
                return false;
            }
        }
        return true;
    }

    /** Clause S14.4. */
    @Export(name = "abi.domain_verify")
    static int verify(int domain) {
        int code = ready(domain, ATTACHED, COMMITTED);
        if (code != Codes.OK) {
            return code;
        }
        if (!isInside(domain)) {
            return Codes.INVALID;
        }
        int region = load32(domain + REGION);
        int n = (int) load64(domain + LENGTH);
        code = conserved(domain, Engines.sum(region, n));
        if (code != Codes.OK || load32(domain + STATE) != COMMITTED) {
            return code;
        }
        Sha256.hash(region, n, Layout.DIGEST);
        return Sha256.same(Layout.DIGEST, domain + RECORD) ? Codes.OK : Codes.WITNESS;
    }

    /** Clause S14.5; the witness is then at {@code domain_witness}. */
    @Export(name = "abi.domain_commit")
    static int commit(int domain) {
        int code = ready(domain, ATTACHED, ATTACHED);
        if (code == Codes.OK) {
            code = verify(domain);
        }
        if (code == Codes.OK) {
            Sha256.hash(load32(domain + REGION), (int) load64(domain + LENGTH), domain + RECORD);
            publish(domain);
        }
        return code;
    }

    /** Completes the record, whose digest is already there, and sets the state. */
    static void publish(int domain) {
        WitnessRecord.write(domain + RECORD, load64(domain + LENGTH), 0, WitnessRecord.FLAT, 0);
        Memory.store32(domain + STATE, COMMITTED);
    }

    /** Copies the committed witness, 64 bytes. */
    @Export(name = "abi.domain_witness")
    static int witness(int domain, int out) {
        int code = ready(domain, COMMITTED, COMMITTED);
        if (code != Codes.OK) {
            return code;
        }
        if (!Ranges.valid(out, WitnessRecord.BYTES)) {
            return Codes.INVALID;
        }
        Memory.copy(out, domain + RECORD, WitnessRecord.BYTES);
        return Codes.OK;
    }

    /** Clause S14.6. */
    @Export(name = "abi.domain_allocate")
    static int allocate(int domain, int n) {
        int code = ready(domain, CREATED, COMMITTED);
        return code != Codes.OK ? code : Budget.allocate(domain + BUDGET, n);
    }

    @Export(name = "abi.domain_allocate_all")
    static int allocateAll(int domain, int amounts, int count) {
        int code = ready(domain, CREATED, COMMITTED);
        return code != Codes.OK ? code : Budget.allocateAll(domain + BUDGET, amounts, count);
    }

    @Export(name = "abi.domain_release")
    static int release(int domain, int n) {
        int code = ready(domain, CREATED, COMMITTED);
        return code != Codes.OK ? code : Budget.release(domain + BUDGET, n);
    }

    /** Clause S14.7: the region is neither freed nor cleared. */
    @Export(name = "abi.domain_destroy")
    static int destroy(int domain) {
        if (!Ranges.valid(domain, BYTES)) {
            return Codes.INVALID;
        }
        Memory.store32(domain + STATE, DESTROYED);
        return Codes.OK;
    }

    /** 0 CREATED, 1 ATTACHED, 2 COMMITTED, 3 DESTROYED. */
    @Export(name = "abi.domain_state")
    static int state(int domain) {
        return Ranges.valid(domain, BYTES) ? load32(domain + STATE) : -Codes.INVALID;
    }

    /** The available amount of the budget, or minus the code of a refusal. */
    @Export(name = "abi.domain_available")
    static int available(int domain) {
        int code = ready(domain, CREATED, COMMITTED);
        return code != Codes.OK ? -code : load32(domain + BUDGET);
    }

    /** The tracked sum, or minus the code of a refusal. */
    @Export(name = "abi.domain_sum")
    static int sum(int domain) {
        int code = ready(domain, ATTACHED, COMMITTED);
        return code != Codes.OK ? -code : load32(domain + TRACKED);
    }

    /** Whether the region has the required sum. */
    static int conserved(int domain, int sum) {
        return sum == load32(domain + TRACKED) && sum == 0 ? Codes.OK : Codes.CONSERVATION;
    }

    /** OK if the state is between two states; DESTROYED comes before STATE. */
    static int ready(int domain, int from, int to) {
        if (!Ranges.valid(domain, BYTES)) {
            return Codes.INVALID;
        }
        if (isDestroyed(domain)) {
            return Codes.DESTROYED;
        }
        int state = load32(domain + STATE);
        return state < from || state > to ? Codes.STATE : Codes.OK;
    }

    /**
     * Whether the region is in this memory. It is not if it is outside, or if a stray write of the host has damaged the
     * structure.
     */
    private static boolean isInside(int domain) {
        long n = load64(domain + LENGTH);
        return load32(domain + REGION) != 0 && n >>> 32 == 0 && Ranges.valid(load32(domain + REGION), (int) n);
    }

    /** Any other value counts as destroyed. */
    static boolean isDestroyed(int domain) {
        return !I32.less(load32(domain + STATE), DESTROYED);
    }
}
