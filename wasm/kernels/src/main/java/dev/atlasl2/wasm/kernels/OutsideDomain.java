package dev.atlasl2.wasm.kernels;

import static dev.atlasl2.wasm.insn.Memory.load32;

import dev.atlasl2.wasm.insn.I64;
import dev.atlasl2.wasm.insn.Memory;
import org.teavm.interop.Export;

/**
 * Domains whose region is not in this memory. The host reads the region piece by piece and passes the results; the
 * kernels keep the state and decide. The other calls of {@link Domain} work for both.
 */
final class OutsideDomain {
    private OutsideDomain() {}

    /** Clause S14.2 for a region of n bytes with that sum. */
    @Export(name = "abi.domain_attach_outside")
    static int attach(int domain, long n, int sum) {
        if (!Ranges.valid(domain, Domain.BYTES)) {
            return Codes.INVALID;
        }
        if (Domain.isDestroyed(domain)) {
            return Codes.DESTROYED;
        }
        return I64.lessSigned(n, 1) || !Ranges.residue(sum) ? Codes.INVALID : Domain.attach(domain, 0, n, sum);
    }

    /**
     * Clause S14.3, after the host has compared the old bytes: the tracked sum changes by a delta. The host writes
     * afterwards.
     */
    @Export(name = "abi.domain_track_outside")
    static int track(int domain, int delta) {
        int code = Domain.ready(domain, Domain.ATTACHED, Domain.ATTACHED);
        if (code != Codes.OK) {
            return code;
        }
        if (!Ranges.residue(delta) || !isOutside(domain)) {
            return Codes.INVALID;
        }
        Memory.store32(domain + Domain.TRACKED, (load32(domain + Domain.TRACKED) + delta) % 96);
        return Codes.OK;
    }

    /**
     * Clause S14.4 with the region's sum and, if the domain is committed, its digest. Before the commit {@code digest}
     * is not read.
     */
    @Export(name = "abi.domain_verify_outside")
    static int verify(int domain, int sum, int digest) {
        int code = Domain.ready(domain, Domain.ATTACHED, Domain.COMMITTED);
        if (code != Codes.OK) {
            return code;
        }
        boolean committed = load32(domain + Domain.STATE) == Domain.COMMITTED;
        if (!Ranges.residue(sum) || !isOutside(domain) || (committed && !Ranges.valid(digest, Sha256.DIGEST_BYTES))) {
            return Codes.INVALID;
        }
        code = Domain.conserved(domain, sum);
        if (code != Codes.OK || !committed) {
            return code;
        }
        return Sha256.same(digest, domain + Domain.RECORD) ? Codes.OK : Codes.WITNESS;
    }

    /** Clause S14.5 for the region's sum and digest. */
    @Export(name = "abi.domain_commit_outside")
    static int commit(int domain, int sum, int digest) {
        int code = Domain.ready(domain, Domain.ATTACHED, Domain.ATTACHED);
        if (code != Codes.OK) {
            return code;
        }
        if (!Ranges.residue(sum) || !isOutside(domain) || !Ranges.valid(digest, Sha256.DIGEST_BYTES)) {
            return Codes.INVALID;
        }
        code = Domain.conserved(domain, sum);
        if (code == Codes.OK) {
            Memory.copy(domain + Domain.RECORD, digest, Sha256.DIGEST_BYTES);
            Domain.publish(domain);
        }
        return code;
    }

    private static boolean isOutside(int domain) {
        return load32(domain + Domain.REGION) == 0;
    }
}
