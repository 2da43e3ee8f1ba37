package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;

/** A record with a wrong sum passes. */
final class VerifyDigestOnly extends Pitfall {
    VerifyDigestOnly() {
        super(
                "verify-digest-only",
                "S11.3",
                "Only the digest is compared; length and resonance are not looked at.",
                "Compare length, digest and resonance, in this order.",
                "witnessVerify");
    }

    @Override
    public void verify(byte[] data, Witness witness) {
        boolean refused = data == null || witness == null || data.length == 0;
        if (refused) {
            super.verify(data, witness);
            return;
        }
        Witness actual = witness.kind() == Witness.Kind.FLAT ? witness(data) : witnessTree(data, witness.leafLog2());
        if (!Arrays.equals(actual.digest(), witness.digest())) {
            throw new AtlasException(ErrorCode.WITNESS, "digest of data differs from the witness's digest");
        }
    }
}
