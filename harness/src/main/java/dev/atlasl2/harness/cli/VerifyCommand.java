package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
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
    private final Kit kit;

    @Parameters(paramLabel = "CERT", description = "The file certificate.json of a run.")
    private Path file;

    VerifyCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        CertificateCheck.Report report =
                CertificateCheck.check(CertificateFile.read(file), kit.corpus().get());
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
}
