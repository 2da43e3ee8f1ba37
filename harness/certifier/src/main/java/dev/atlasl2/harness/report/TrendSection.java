package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The trend over certificates: for each target its passes and each bench's throughput, oldest left. A plot of a
 * throughput spans its least and its greatest value, which are written next to it. A red line marks a certificate in
 * which a vector did not pass. A gap marks one that has no such figure, or is of another machine.
 */
final class TrendSection {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** The least height of a plot, as a part of its value: smaller changes are noise, and look like it. */
    private static final double LEAST_SPAN = 0.04;
    /** The distance of points from the edges, of 1000 in all, so that the first and the last are completely visible. */
    private static final double MARGIN = 12;

    private final List<Snapshot> history;
    private final Snapshot latest;

    private TrendSection(List<Snapshot> history) {
        this.history =
                history.stream().sorted(Comparator.comparing(Snapshot::started)).toList();
        this.latest = this.history.getLast();
    }

    /** @param history the earlier certificates and the shown one; nothing is written for a single one */
    static Html of(List<Snapshot> history) {
        return history.size() > 1 ? new TrendSection(history).section() : Html.NONE;
    }

    private Html section() {
        long others = history.stream()
                .filter(snapshot -> !snapshot.machine().equals(latest.machine()))
                .count();
        Set<String> targets = new LinkedHashSet<>();
        history.reversed().forEach(snapshot -> targets.addAll(snapshot.passes().keySet()));
        targets.removeIf(target -> history.stream()
                        .filter(snapshot -> snapshot.passes().containsKey(target))
                        .count()
                < 2);
        return Html.of(
                """
                <p class="quiet">{} certificates, oldest left. Plots of speed do not begin at 0: the least and the \
                greatest value are written next to each. A red line is a run in which not all vectors passed. The \
                percentage is the change since the first figure.{}</p>
                {}<details class="plain"><summary>The {} runs</summary>
                {}</details>
                """,
                history.size(),
                others == 0 ? "" : " The figures of " + others + " of another machine are left out.",
                Html.each(targets, this::target),
                history.size(),
                Table.of(
                        "The runs",
                        "words",
                        Table.head("run (UTC)", "decision", "kit", "corpus", "machine"),
                        Html.each(history, TrendSection::certificate)));
    }

    private static Html certificate(Snapshot snapshot) {
        return Html.of(
                """
                <tr><th scope="row">{}</th><td class="{}">{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>
                """,
                DAY.format(snapshot.started()),
                snapshot.decision().equals("not certified") ? "fail" : "",
                snapshot.decision(),
                snapshot.kit(),
                snapshot.corpus().substring(0, 8),
                snapshot.machine());
    }

    private Html target(String target) {
        Set<Snapshot.Bench> benches = new LinkedHashSet<>();
        history.reversed().stream()
                .flatMap(snapshot -> Optional.ofNullable(snapshot.throughputs().get(target)).stream())
                .forEach(figures -> benches.addAll(figures.keySet()));
        List<Snapshot.Bench> order = benches.stream()
                .sorted(Comparator.comparing(Snapshot.Bench::op).thenComparingInt(Snapshot.Bench::size))
                .toList();
        return Html.of("""
                <div class="bench trend"><h4>{}</h4>
                {}{}{}</div>
                """, target, passes(target), Html.each(order, bench -> throughput(target, bench)), dates());
    }

    /**
     * The axis below the plots of a target: one place for each run, with the first day and the last; with the times if
     * that is the same day.
     */
    private Html dates() {
        Instant first = history.getFirst().started();
        DateTimeFormatter format = DATE.format(first).equals(DATE.format(latest.started())) ? DAY : DATE;
        return Html.of("""
                <div class="row axis"><span></span><span class="dates"><span>{}</span><span>{}</span></span><span></span></div>
                """, format.format(first), format.format(latest.started()));
    }

    private Html passes(String target) {
        Function<Snapshot, Optional<Snapshot.Passes>> passes =
                snapshot -> Optional.ofNullable(snapshot.passes().get(target));
        List<OptionalDouble> shares = history.stream()
                .map(passes.andThen(found -> found.map(counts -> OptionalDouble.of(
                                counts.vectors() == 0 ? 0 : (double) counts.pass() / counts.vectors()))
                        .orElse(OptionalDouble.empty())))
                .toList();
        List<Html> misses = IntStream.range(0, shares.size())
                .filter(i -> shares.get(i).orElse(1) < 1)
                .mapToObj(i ->
                        Html.of("<path class=\"miss\" d=\"M{} 0v100\"/>", String.format(Locale.ROOT, "%.1f", x(i))))
                .toList();
        Snapshot.Passes last = history.reversed().stream()
                .flatMap(passes.andThen(Optional::stream))
                .findFirst()
                .orElseThrow();
        return plot(
                "vectors",
                Html.of("{}{}", Html.join(misses), line(shares, 0, 1.05)),
                Html.of("<b>{}</b> of {} pass", last.pass(), last.vectors()));
    }

    private Html throughput(String target, Snapshot.Bench bench) {
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
            return Html.NONE;
        }
        double least = Arrays.stream(known).min().orElseThrow();
        double most = Arrays.stream(known).max().orElseThrow();
        double middle = (least + most) / 2;
        double half = Math.max(most - least, LEAST_SPAN * most) * 0.6;
        double last = known[known.length - 1];
        return plot(
                bench.op() + " " + Figures.bytes(bench.size()),
                line(figures, middle - half, middle + half),
                Html.of(
                        "<b>{}</b>{}<br>{} to {}",
                        Figures.gigabytes(last),
                        known[0] > 0 ? " " + Figures.change(last / known[0]) : "",
                        Figures.gigabytes(least),
                        Figures.gigabytes(most)));
    }

    private static Html plot(String name, Html lines, Html figure) {
        return Html.of("""
                <div class="row"><span class="name">{}</span><svg class="plot" viewBox="0 0 1000 100" \
                preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="M0 100h1000"/>{}</svg>\
                <span class="figure">{}</span></div>
                """, name, lines, figure);
    }

    /**
     * @param bottom the value at the lower edge
     * @param top the value at the upper edge
     */
    private Html line(List<OptionalDouble> values, double bottom, double top) {
        StringBuilder path = new StringBuilder();
        StringBuilder points = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                double y = top <= bottom ? 100 : 100 - 100 * (values.get(i).getAsDouble() - bottom) / (top - bottom);
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", isDown ? "L" : "M", x(i), y));
                points.append(String.format(Locale.ROOT, "M%.1f %.1fh0", x(i), y)); // a round cap and no length: a dot
            }
            isDown = values.get(i).isPresent();
        }
        return Html.of("<path class=\"trend-line\" d=\"{}\"/><path class=\"trend-point\" d=\"{}\"/>", path, points);
    }

    private double x(int index) {
        return MARGIN + (1000 - 2 * MARGIN) * index / (history.size() - 1);
    }
}
