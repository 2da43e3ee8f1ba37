package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.CertificateCheck;
import dev.atlasl2.harness.certificate.Comparison;
import dev.atlasl2.harness.text.Count;
import dev.atlasl2.harness.text.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Show what changed between two certificates: verdicts, figures, circumstances.",
        footer = "%nExit codes: 0 no verdict changed, 1 some did, 2 a file cannot be read, 3 one is not a valid"
                + " certificate.")
final class CompareCommand implements Callable<Integer> {
    /** More differences than this mean another corpus, not a change. */
    private static final int MAX_SHOWN = 40;

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The certificate.json of the earlier run.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The certificate.json of the later one.")
    private Path after;

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Comparison.Changes changes = Comparison.of(good(before), good(after));
        show("verdicts", changes.verdicts());
        show("figures", changes.figures());
        show("circumstances", changes.circumstances());
        return changes.verdicts().isEmpty() ? ExitCode.TRUE : ExitCode.FALSE;
    }

    private byte[] good(Path file) {
        byte[] bytes = CertificateFile.read(file);
        CertificateCheck.Report report =
                CertificateCheck.check(bytes, context.corpus().get());
        if (!report.isGood()) {
            throw Refusal.broken(file + ": " + report.problems().getFirst());
        }
        return bytes;
    }

    private void show(String title, List<String> lines) {
        context.out()
                .println(context.screen().paint(Screen.Tone.STRONG, title) + ": "
                        + (lines.isEmpty() ? "no change" : Count.of(lines.size(), "change")));
        lines.stream().limit(MAX_SHOWN).forEach(line -> context.out().println("  " + PlainText.of(line)));
        if (lines.size() > MAX_SHOWN) {
            context.out().println("  and " + (lines.size() - MAX_SHOWN) + " more");
        }
    }
}
