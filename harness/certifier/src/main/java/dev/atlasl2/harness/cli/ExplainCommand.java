package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.CertificateReader;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ForeignTargets;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.verdict.TargetRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Say of the wrong answers in a certificate which known pitfall gives the same ones, how to fix it,"
                        + " and the shortest input that the target, where it is here, still answers wrong.",
        footer = "%nExit codes: 0 nothing to explain, 1 explained, 2 the file cannot be read, 3 it is not a valid"
                + " certificate of this kit's corpus.")
final class ExplainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "CERT", description = "The file certificate.json of a run.")
    private Path file;

    @Option(names = "--offline", description = "Ask no target: show wrong answers as they were found.")
    private boolean isOffline;

    @Option(
            names = "--target",
            paramLabel = "ID",
            description = "A program that may be asked, as it was given to certify: 'command:CMD ARG...'. A certificate"
                    + " alone starts none. May be repeated.")
    private List<String> programs = List.of();

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, Target> foreign = foreign();
        byte[] bytes = CertificateFile.read(file);
        CertificateCheck.Report report =
                CertificateCheck.check(bytes, context.corpus().get());
        if (!report.isGood()) {
            throw Refusal.broken(file + ": " + report.problems().getFirst());
        }
        if (!report.comparedWithCorpus()) {
            throw Refusal.broken(file + ": its corpus is not this kit's, so its inputs are not known here");
        }
        List<TargetRun> wrong = CertificateReader.read(bytes, context.corpus().get()).runs().stream()
                .filter(ExplanationPrinter::isNeeded)
                .toList();
        if (wrong.isEmpty()) {
            context.out().println("nothing to explain: no answer is wrong");
            return ExitCode.TRUE;
        }
        ExplanationPrinter printer = new ExplanationPrinter(context);
        wrong.forEach(run -> printer.show(printer.explain(run, isOffline ? Optional.empty() : live(run, foreign))));
        return ExitCode.FALSE;
    }

    private Map<String, Target> foreign() {
        try {
            return programs.stream()
                    .map(ForeignTargets::of)
                    .collect(Collectors.toMap(Target::id, Function.identity(), (first, second) -> {
                        throw new IllegalArgumentException("two targets are named " + first.id());
                    }));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--target: " + e.getMessage());
        }
    }

    private Optional<Target> live(TargetRun run, Map<String, Target> foreign) {
        return context.targets()
                .find(run.target())
                .or(() -> Optional.ofNullable(foreign.get(run.target())))
                .filter(target -> target.availability() instanceof Availability.Available);
    }
}
