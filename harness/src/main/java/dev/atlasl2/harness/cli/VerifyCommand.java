package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Check a certificate offline: its form, its totals, its corpus and its hashes. Says nothing of who"
                        + " made it.",
        footer = "%nExit codes: 0 good, 1 not, 2 the file cannot be read.")
final class VerifyCommand implements Callable<Integer> {
    private static final long MAX_BYTES = 256L << 20;

    private final Kit kit;

    @Parameters(paramLabel = "CERT", description = "The file certificate.json of a run.")
    private Path file;

    VerifyCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        CertificateCheck.Report report =
                CertificateCheck.check(read(), kit.corpus().get());
        if (!report.isGood()) {
            report.problems()
                    .forEach(problem -> kit.out()
                            .println(kit.screen().paint(Screen.Tone.BAD, "refused") + " " + file + ": " + problem));
            return ExitCode.FALSE;
        }
        kit.out()
                .println(kit.screen().paint(Screen.Tone.GOOD, "good") + " " + file + ": says \"" + report.decision()
                        + "\", sha256 " + report.hash());
        if (!report.comparedWithCorpus()) {
            kit.out()
                    .println("its corpus is not this kit's, so its rows were held against its own totals and hashes"
                            + " only");
        }
        return ExitCode.TRUE;
    }

    private byte[] read() {
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
