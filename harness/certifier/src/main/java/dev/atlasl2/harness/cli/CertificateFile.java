package dev.atlasl2.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the certificate file that a user names. */
final class CertificateFile {
    /** The maximum length of a certificate, in bytes. */
    static final int LONGEST = 256 << 20;

    private CertificateFile() {}

    /** @throws Refusal if it is not a readable file, or longer than any certificate */
    static byte[] read(Path file) {
        if (Files.isDirectory(file)) {
            throw Refusal.usage(file + ": is a folder; name the certificate.json in it");
        }
        return InputFile.bytes("", file, LONGEST);
    }
}
