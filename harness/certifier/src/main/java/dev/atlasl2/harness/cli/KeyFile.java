package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Ed25519;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.function.Function;

/** Reads the key files that options name. */
final class KeyFile {
    /** In bytes: a key has a few hundred. */
    private static final int LONGEST = 1 << 16;

    private KeyFile() {}

    static KeyPair toSignWith(Path file) {
        return read("--sign", file, Ed25519::readPrivate);
    }

    static PublicKey toTrust(Path file) {
        return read("--key", file, Ed25519::readPublic);
    }

    private static <K> K read(String option, Path file, Function<String, K> key) {
        try {
            return key.apply(InputFile.text(option + " ", file, LONGEST));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + " " + file + ": " + e.getMessage());
        }
    }
}
