package dev.atlasl2.harness.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Newly generated keys. */
public final class Keys {
    private Keys() {}

    public static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes both files of a new key in the format of openssl, and returns the private one. */
    public static Path write(Path secret, Path open) throws IOException {
        KeyPair keys = fresh();
        Files.writeString(open, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        return Files.writeString(secret, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }
}
