package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.ResultProof;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "prove",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Print one result of a certificate with the proof that it is in the certificate's tree (RFC 9162,"
                + " section 2.1.3). 'atlas verify' checks it without the certificate.",
        footer = "%nExit codes: 0 printed, 2 there is no such result, 3 it is not a valid certificate.")
final class ProveCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "CERT", description = "The file certificate.json of a run.")
    private Path file;

    @Parameters(index = "1", paramLabel = "VECTOR", description = "The vector's id, such as sum/ff-4129.")
    private String vector;

    @Option(
            names = "--target",
            paramLabel = "ID",
            description = "Of this target; needed where the certificate is about several.")
    private Optional<String> target = Optional.empty();

    ProveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        byte[] bytes = CertificateFile.read(file);
        CertificateCheck.Report report =
                CertificateCheck.check(bytes, context.corpus().get());
        if (!report.isGood()) {
            throw Refusal.broken(file + ": " + report.problems().getFirst());
        }
        List<String> proofs = ResultProof.of(bytes, vector, target);
        if (proofs.isEmpty()) {
            throw Refusal.usage(file + ": has no result of " + vector
                    + target.map(id -> " by target " + id).orElse(""));
        }
        if (proofs.size() > 1) {
            throw Refusal.usage(
                    file + ": has " + proofs.size() + " results of " + vector + "; name the target with --target");
        }
        context.out().print(proofs.getFirst());
        return ExitCode.TRUE;
    }
}
