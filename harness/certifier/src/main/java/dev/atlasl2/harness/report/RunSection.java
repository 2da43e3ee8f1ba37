package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.text.Count;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where and how it ran, and how to check and repeat it. */
final class RunSection {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RunSection() {}

    static Html circumstances(Certification found, String hash) {
        var machine = found.machine();
        return Html.of(
                """
                <dl>
                {}{}{}{}{}{}</dl>
                """,
                entry("Run", TIME.format(found.started()) + ", " + found.took().toSeconds() + " s"),
                entry("Scope", found.scope().text()),
                entry(
                        "Machine",
                        machine.processor() + ", " + Count.of(machine.cores(), "core") + ", "
                                + String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / (double) (1 << 30))),
                entry("System", machine.system() + "; " + machine.java()),
                entry(
                        "Kit",
                        "atlas-l2 " + found.kitVersion() + ", corpus "
                                + found.corpus().root()),
                entry("Certificate", hash));
    }

    private static Html entry(String term, String text) {
        return Html.of("<dt>{}</dt><dd>{}</dd>\n", term, text);
    }

    /** The commands as the certificate recorded them. */
    static Html again(Certification found) {
        boolean isSeedDrawn = !found.fresh().isNone() && !found.fresh().isGiven();
        return Html.of(
                """
                <p>To check this certificate:</p>
                {}<p>To run it again, from the folder where it ran:</p>
                {}{}""",
                command("./atlas verify certificate.json"),
                Html.each(found.invocations(), invocation -> command(invocation.text())),
                isSeedDrawn
                        ? Html.of(
                                "<p class=\"quiet\">For the same fresh vectors add <code>--seed {}</code>.</p>\n",
                                Long.toUnsignedString(found.fresh().seed()))
                        : Html.NONE);
    }

    static Html command(String line) {
        return Html.of("<pre class=\"command\"><code>{}</code></pre>\n", line);
    }
}
