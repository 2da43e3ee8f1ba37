package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.CertificateReader;
import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Snapshot;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.report.Report;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.vectors.Corpus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Write report.html of a certificate again, with plots of how passes and throughput went since"
                + " earlier certificates.",
        footer = "%nExit codes: 0 written, 2 a file cannot be read or written, 3 one is not a valid certificate.")
final class ReportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "CERT", description = "The certificate.json to report, of this kit's corpus.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..*",
            paramLabel = "EARLIER",
            description = "Certificates of other runs, in any order; of any corpus.")
    private List<Path> earlier = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where report.html goes; created if it is missing. Default: next to the certificate.")
    private Optional<Path> out = Optional.empty();

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Corpus corpus = context.corpus().get();
        byte[] bytes = CertificateFile.read(file);
        CertificateCheck.Report report = good(file, bytes, corpus);
        if (!report.comparedWithCorpus()) {
            throw Refusal.broken(file + ": its corpus is not this kit's, so its vectors are not known here");
        }
        List<Snapshot> history = new ArrayList<>(List.of(Snapshot.of(bytes)));
        Set<Path> seen = new HashSet<>(Set.of(absolute(file)));
        for (Path other : earlier) {
            byte[] read = CertificateFile.read(other);
            good(other, read, corpus);
            if (seen.add(absolute(other))) { // for example if CERT is among certificate-*.json
                history.add(Snapshot.of(read));
            }
        }
        Certification found = CertificateReader.read(bytes, corpus);
        List<Explanation> explanations = found.runs().stream()
                .filter(ExplanationPrinter::isNeeded)
                .map(run -> new ExplanationPrinter(context).explain(run, Optional.empty()))
                .toList();
        try (OutputFolder folder = OutputFolder.open(out.orElse(absolute(file).getParent()))) {
            String page = Report.page(found, report.hash(), report.signer().isPresent(), explanations, history);
            folder.write(Map.of("report.html", page));
            context.out().println(folder.shown("report.html") + ": " + Count.of(history.size(), "certificate"));
        }
        return ExitCode.TRUE;
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static CertificateCheck.Report good(Path file, byte[] bytes, Corpus corpus) {
        CertificateCheck.Report report = CertificateCheck.check(bytes, corpus);
        if (!report.isGood()) {
            throw Refusal.broken(file + ": " + report.problems().getFirst());
        }
        return report;
    }
}
