package dev.atlasl2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of FIPS 180-4, by the JDK, whose implementation uses the processor's SHA instructions. */
final class Sha256 {
    private Sha256() {}

    /** Returns a new digest: they are cheap (100 ns) and not thread-safe. */
    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e); // java.security.MessageDigest says so
        }
    }
}
