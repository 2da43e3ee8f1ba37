package dev.atlasl2.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the file that a command was pointed to. */
final class CertificateFile {
    private static final long MAX_BYTES = 256L << 20;

    private CertificateFile() {}

    /** @throws Refusal where it is no readable file, or longer than any certificate */
    static byte[] read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw Refusal.usage(file + ": is a folder; name the certificate.json in it");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw Refusal.usage(
                        file + ": has " + Files.size(file) + " bytes; no certificate has more than " + MAX_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.usage(file + ": cannot be read: " + OutputFolder.reason(e));
        }
    }
}
