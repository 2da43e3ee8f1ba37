package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Snapshot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * How it went from certificate to certificate: for each target its passes and each bench's throughput, oldest left. A
 * red line stands where a vector did not pass; a gap where a certificate has no such figure, or is of another machine.
 */
final class TrendSection {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** Points stand this far from the edges, of 1000 in all, so that the first and the last are seen whole. */
    private static final double MARGIN = 12;

    private final List<Snapshot> history;
    private final Snapshot latest;
    private final StringBuilder page;

    private TrendSection(List<Snapshot> history, StringBuilder page) {
        this.history =
                history.stream().sorted(Comparator.comparing(Snapshot::started)).toList();
        this.latest = this.history.getLast();
        this.page = page;
    }

    /** @param history what earlier certificates say and the one that is shown; nothing is written of a single one */
    static void write(List<Snapshot> history, StringBuilder page) {
        if (history.size() > 1) {
            new TrendSection(history, page).write();
        }
    }

    private void write() {
        page.append("<section><h2>Over time</h2>\n<p class=\"quiet\">")
                .append(history.size())
                .append(" certificates, oldest left. Plots begin at 0; a red line is a run in which not all vectors"
                        + " passed. The percentage is the change since the first figure.");
        long others = history.stream()
                .filter(snapshot -> !snapshot.machine().equals(latest.machine()))
                .count();
        if (others > 0) {
            page.append(" The figures of ").append(others).append(" of another machine are left out.");
        }
        page.append("</p>\n");
        certificates();
        Set<String> targets = new LinkedHashSet<>();
        history.reversed().forEach(snapshot -> targets.addAll(snapshot.passes().keySet()));
        targets.stream()
                .filter(target -> history.stream()
                                .filter(snapshot -> snapshot.passes().containsKey(target))
                                .count()
                        > 1)
                .forEach(this::target);
        page.append("</section>\n");
    }

    private void certificates() {
        page.append("<div class=\"wide\"><table class=\"history\"><thead><tr><th>run (UTC)</th><th>decision</th>"
                + "<th>kit</th><th>corpus</th><th>machine</th></tr></thead><tbody>\n");
        history.forEach(snapshot -> page.append("<tr><th>")
                .append(DAY.format(snapshot.started()))
                .append("</th><td class=\"")
                .append(snapshot.decision().equals("not certified") ? "fail" : "")
                .append("\">")
                .append(Html.escaped(snapshot.decision()))
                .append("</td><td>")
                .append(Html.escaped(snapshot.kit()))
                .append("</td><td><code>")
                .append(snapshot.corpus(), 0, 8)
                .append("</code></td><td>")
                .append(Html.escaped(snapshot.machine()))
                .append("</td></tr>\n"));
        page.append("</tbody></table></div>\n");
    }

    private void target(String target) {
        page.append("<div class=\"bench trend\"><h4>")
                .append(Html.escaped(target))
                .append("</h4>\n");
        passes(target);
        Set<Snapshot.Bench> benches = new LinkedHashSet<>();
        history.reversed().stream()
                .flatMap(snapshot -> Optional.ofNullable(snapshot.throughputs().get(target)).stream())
                .forEach(figures -> benches.addAll(figures.keySet()));
        benches.stream()
                .sorted(Comparator.comparing(Snapshot.Bench::op).thenComparingInt(Snapshot.Bench::size))
                .forEach(bench -> throughput(target, bench));
        page.append("</div>\n");
    }

    private void passes(String target) {
        Function<Snapshot, Optional<Snapshot.Passes>> passes =
                snapshot -> Optional.ofNullable(snapshot.passes().get(target));
        List<OptionalDouble> shares = history.stream()
                .map(passes.andThen(found -> found.map(counts -> OptionalDouble.of(
                                counts.vectors() == 0 ? 0 : (double) counts.pass() / counts.vectors()))
                        .orElse(OptionalDouble.empty())))
                .toList();
        open("vectors");
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).orElse(1) < 1) {
                page.append(String.format(Locale.ROOT, "<path class=\"miss\" d=\"M%.1f 0v100\"/>", x(i)));
            }
        }
        line(shares, 1.05);
        Snapshot.Passes last = history.reversed().stream()
                .flatMap(passes.andThen(Optional::stream))
                .findFirst()
                .orElseThrow();
        close("<b>" + last.pass() + "</b> of " + last.vectors() + " pass");
    }

    private void throughput(String target, Snapshot.Bench bench) {
        List<OptionalDouble> figures = history.stream()
                .map(snapshot -> snapshot.machine().equals(latest.machine())
                        ? Optional.ofNullable(snapshot.throughputs().get(target))
                                .map(all -> all.get(bench))
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty())
                        : OptionalDouble.empty())
                .toList();
        double[] known =
                figures.stream().flatMapToDouble(OptionalDouble::stream).toArray();
        if (known.length < 2) {
            return;
        }
        double most =
                figures.stream().flatMapToDouble(OptionalDouble::stream).max().orElseThrow();
        open(bench.op() + " " + Figures.bytes(bench.size()));
        line(figures, most * 1.1);
        double last = known[known.length - 1];
        close("<b>" + Figures.gigabytes(last) + "</b>" + (known[0] > 0 ? " " + Figures.change(last / known[0]) : ""));
    }

    private void open(String name) {
        page.append("<div class=\"row\"><span class=\"name\">")
                .append(Html.escaped(name))
                .append("</span><svg class=\"plot\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\""
                        + " aria-hidden=\"true\"><path class=\"grid\" d=\"M0 100h1000\"/>");
    }

    /** @param top the value at the upper edge */
    private void line(List<OptionalDouble> values, double top) {
        StringBuilder path = new StringBuilder();
        StringBuilder points = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                double y = top <= 0 ? 100 : 100 - 100 * values.get(i).getAsDouble() / top;
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", isDown ? "L" : "M", x(i), y));
                points.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x(i), y)); // a round cap and no length: a dot
            }
            isDown = values.get(i).isPresent();
        }
        page.append("<path class=\"trend-line\" d=\"")
                .append(path)
                .append("\"/><path class=\"trend-point\" d=\"")
                .append(points)
                .append("\"/>");
    }

    private double x(int index) {
        return MARGIN + (1000 - 2 * MARGIN) * index / (history.size() - 1);
    }

    private void close(String figure) {
        page.append("</svg><span class=\"figure\">").append(figure).append("</span></div>\n");
    }
}
