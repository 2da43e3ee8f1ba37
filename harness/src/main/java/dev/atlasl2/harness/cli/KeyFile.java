package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Ed25519;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.function.Function;

/** Reads the key files that options name. */
final class KeyFile {
    private static final long MAX_BYTES = 1 << 16;

    private KeyFile() {}

    static KeyPair toSignWith(Path file) {
        return read("--sign", file, Ed25519::readPrivate);
    }

    static PublicKey toTrust(Path file) {
        return read("--key", file, Ed25519::readPublic);
    }

    private static <K> K read(String option, Path file, Function<String, K> key) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Refusal.usage(option + " " + file + ": is too long for a key");
            }
            return key.apply(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + " " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw Refusal.usage(option + " " + file + ": cannot be read: " + OutputFolder.reason(e));
        }
    }
}
