package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.text.PlainText;
import dev.atlasl2.harness.verdict.KnownFailures;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Vector;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The list of known failures that a run excuses. */
final class KnownOptions {
    /** In bytes. */
    private static final int LONGEST_LIST = 64 << 20;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "Excuse what this list says is known to fail: {\"known\":[{\"target\",\"id\",\"reason\",\"expires\"}]}."
                            + " An entry that passes, or is past its day, fails the run; no day may be more than 366 days"
                            + " ahead.")
    private Optional<Path> knownFile = Optional.empty();

    /** Returns the option as it was given. */
    List<String> words() {
        return knownFile.map(file -> List.of("--known", file.toString())).orElse(List.of());
    }

    /**
     * Returns the list; an empty one if none was given.
     *
     * @throws Refusal if the file is not a list
     */
    KnownFailures read(Corpus corpus) {
        if (knownFile.isEmpty()) {
            return KnownFailures.NONE;
        }
        Path file = knownFile.get();
        try {
            return KnownFailures.read(
                    InputFile.text("--known ", file, LONGEST_LIST),
                    corpus.vectors().stream().map(Vector::id).collect(Collectors.toSet()),
                    LocalDate.now(ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--known " + file + ": " + e.getMessage());
        }
    }

    /** Shows the entries that do not apply to a run. */
    void showIdle(CommandContext context, CertifyRun run, Certification found) {
        Set<String> ids = run.vectors().stream().map(Vector::id).collect(Collectors.toSet());
        List<String> targets = found.runs().stream().map(TargetRun::target).toList();
        run.known()
                .idle(targets, ids)
                .forEach(line ->
                        context.out().println("note: --known " + knownFile.orElseThrow() + ": " + PlainText.of(line)));
    }
}
