package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.certificate.Invocation;
import dev.atlasl2.harness.certificate.PartialRun;
import dev.atlasl2.harness.explain.Explanation;
import dev.atlasl2.harness.floor.FloorEffort;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.text.LocalPaths;
import dev.atlasl2.harness.verdict.Selection;
import dev.atlasl2.harness.verdict.Shard;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.fresh.Fresh;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "certify",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Run the vectors and the floors on every available target, show the table, and write the certificate.",
        footer = {
            "%nWrites certificate.json, attestation.json, report.html, junit.xml, summary.md, badge.json, badge.svg,"
                    + " annotations.txt and the schemas of the first two, all or none.",
            "Exit codes: 0 certified, or a part is right, 1 not, 2 usage, 3 kit or required target broken, 4 inconclusive."
        })
final class CertifyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "ID",
            description =
                    "Run this target only; may be repeated. Default: every available one that does not take minutes."
                            + " See 'atlas targets'. Any program that speaks spec/PROTOCOL.md is one: 'command:CMD ARG...', or"
                            + " 'container:IMAGE' in a container; 'NAME=command:...' names it.")
    private List<String> chosenNames = List.of();

    @Option(
            names = "--require",
            paramLabel = "ID",
            split = ",",
            description = "End with exit code 3 when this target is not available; may be repeated.")
    private List<String> required = List.of();

    @Mixin
    private VectorOptions vectors = new VectorOptions();

    @Mixin
    private FreshOptions fresh = new FreshOptions();

    @Option(
            names = "--floors",
            paramLabel = "off|quick|full",
            description =
                    "How hard to measure speed: not, some seconds a target, or one to three minutes a target; longer if it"
                            + " misses floors. Default: quick; off with --family.")
    private Optional<String> effort = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the files go; made where it is missing. Default: atlas-certificate in the current folder.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--sign",
            paramLabel = "PEM",
            description = "Sign the certificate with this private key (Ed25519, PKCS #8); not with --resume.")
    private Optional<Path> key = Optional.empty();

    @Mixin
    private KnownOptions known = new KnownOptions();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "1/1",
            description = "Run every N-th vector only, beginning with number I; floors are measured by the first shard."
                    + " 'atlas merge' makes one certificate of all N.")
    private String part;

    @Option(
            names = "--resume",
            description = "Go on from where a run with the same --out was interrupted. Targets that have changed are"
                    + " asked everything again, and so are those that contradict a random sample of their earlier"
                    + " answers.")
    private boolean isResumed;

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = Watch.COMMANDS,
            paramLabel = "PATH",
            description =
                    "Run again each time a file that a 'command:' names changes, and say what that fixed or broke,"
                            + " until Ctrl-C. PATH is one more file to watch, or a folder with all that is in it; may be repeated.")
    private List<String> watched = List.of();

    CertifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        vectors.check();
        Shard shard = shard();
        fresh.check();
        Optional<FloorEffort> measuring = measuring().filter(effort -> shard.index() == 1);
        ChosenTargets targets = new ChosenTargets(context, chosenNames, required);
        if (isResumed && key.isPresent()) {
            throw Refusal.usage("--sign: not with --resume: what an interrupted run left behind may have been edited"
                    + " since, so it is not signed");
        }
        Optional<KeyPair> keys = key.map(KeyFile::toSignWith);
        // Reading the vectors with cold code takes most of the start, so the targets are looked for at the same time.
        CompletableFuture<Corpus> corpus = CompletableFuture.supplyAsync(context.corpus());
        Supplier<Certification> once = () -> certified(targets, shard, measuring, corpus, keys);
        if (!watched.isEmpty()) {
            return watch(once);
        }
        return ExitCode.of(once.get().decision());
    }

    private int watch(Supplier<Certification> once) {
        List<String> named =
                watched.stream().filter(path -> !path.equals(Watch.COMMANDS)).toList();
        Watch watch = new Watch(context, chosenNames, named, out.orElse(OutputFolder.USUAL));
        try {
            watch.run(once);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.TRUE;
    }

    private Certification certified(
            ChosenTargets targets,
            Shard shard,
            Optional<FloorEffort> measuring,
            CompletableFuture<Corpus> corpus,
            Optional<KeyPair> keys) {
        try (OutputFolder folder = OutputFolder.open(out)) {
            folder.require(CertificateOutput.FILES);
            List<Certification.Unavailable> unavailable = new ArrayList<>();
            List<Target> available = targets.available(unavailable);
            Corpus loaded = loaded(corpus);
            Selection selection = vectors.selection(loaded, shard);
            Fresh drawn = fresh.drawn(selection, loaded);
            CertifyRun run = new CertifyRun(
                    context,
                    loaded,
                    selection,
                    drawn,
                    drawn.vectors(selection.families(loaded)),
                    known.read(loaded),
                    measuring,
                    invocation());
            return run(run, available, unavailable, keys, folder);
        }
    }

    private Certification run(
            CertifyRun run,
            List<Target> available,
            List<Certification.Unavailable> unavailable,
            Optional<KeyPair> keys,
            OutputFolder folder) {
        Path unfinished = folder.path("partial.jsonl");
        try (Interruption interruption = new Interruption(context)) {
            Certification found;
            try (PartialRun partial = PartialRun.open(
                    unfinished, CommandContext.version(), run.corpus(), run.selection(), run.vectors(), isResumed)) {
                found = run.on(available, unavailable, partial);
            } catch (PartialRun.Unwritable e) {
                throw folder.unwritable(e.getCause());
            } catch (IOException e) {
                throw folder.unwritable(e);
            }
            CertificateOutput output = new CertificateOutput(context, found, explain(found, available), keys);
            interruption.finish(() -> {
                output.write(folder);
                unfinished.toFile().delete();
            });
            output.show(folder);
            known.showIdle(context, run, found);
            return found;
        }
    }

    /** Returns the command without --out, --sign and --resume, which do not affect the results. */
    private Invocation invocation() {
        List<String> words = new ArrayList<>(List.of("certify"));
        chosenNames.forEach(target -> words.addAll(List.of("--target", target)));
        required.forEach(target -> words.addAll(List.of("--require", target)));
        words.addAll(vectors.words());
        words.addAll(List.of("--floors", effort()));
        words.addAll(fresh.words());
        words.addAll(known.words());
        if (!shard().isWhole()) {
            words.addAll(List.of("--shard", part));
        }
        LocalPaths paths = new LocalPaths(Path.of(""));
        return new Invocation(words.stream().map(paths::hidden).toList());
    }

    private static Corpus loaded(CompletableFuture<Corpus> corpus) {
        try {
            return corpus.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Explanation> explain(Certification found, List<Target> available) {
        Map<String, Target> live = available.stream().collect(Collectors.toMap(Target::id, Function.identity()));
        return found.runs().stream()
                .filter(ExplanationPrinter::isNeeded)
                .map(run -> new ExplanationPrinter(context).explain(run, Optional.of(live.get(run.target()))))
                .toList();
    }

    private String effort() {
        return effort.orElse(vectors.areAll() ? "quick" : "off");
    }

    private Shard shard() {
        try {
            return Shard.parse(part);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--shard " + e.getMessage(), e);
        }
    }

    private Optional<FloorEffort> measuring() {
        return switch (effort()) {
            case "off" -> Optional.empty();
            case "quick" -> Optional.of(FloorEffort.QUICK);
            case "full" -> Optional.of(FloorEffort.FULL);
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "--floors must be off, quick or full, got \"" + effort() + '"'
                                + Suggestion.of(effort(), List.of("off", "quick", "full")));
        };
    }
}
