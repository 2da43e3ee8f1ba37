package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.harness.floor.Ruler;
import dev.atlasl2.vectors.Floor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Speed. Each operation has one logarithmic axis and a bar for each size and target, with the ceiling (a line: the most
 * that the machine can do), plain code of the target's own language (a tick) and the floors (dashed lines; the position
 * of a ratio follows from the ruler's speed). The bars are images that stretch; the words next to them are text that
 * does not. Floors that limit a time have no place on such an axis: they are a folded table, {@link TimeLimits}.
 */
final class FloorSection {
    private static final int MAX_TICKS = 6;
    /** An operation with more bars is folded if nothing of it is missed or undecided. */
    private static final int UNFOLDED = 30;

    private record Bench(String op, int size) {}

    private final String op;
    private final Map<Bench, Map<String, List<FloorResult>>> benches = new LinkedHashMap<>();
    private final double lowest;
    private final double highest;
    private final List<FloorResult> results;
    private final Map<FloorResult, String> advice;

    /** @param results of one operation */
    private FloorSection(String op, List<FloorResult> results, Map<FloorResult, String> advice) {
        this.op = op;
        this.results = results;
        this.advice = advice;
        results.stream()
                .sorted(Comparator.comparingInt(result -> result.floor().size()))
                .forEach(result -> benches.computeIfAbsent(
                                new Bench(result.floor().op(), result.floor().size()), bench -> new LinkedHashMap<>())
                        .computeIfAbsent(result.target(), target -> new ArrayList<>())
                        .add(result));
        double[] shown = results.stream()
                .flatMap(FloorSection::shown)
                .mapToDouble(Double::doubleValue)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        lowest = shown.length == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(shown[0])));
        highest = shown.length == 0 ? 10 : Math.pow(10, Math.ceil(Math.log10(shown[shown.length - 1]) + 1e-9));
    }

    static Html of(Certification found) {
        if (found.floors().isEmpty()) {
            return Html.NONE;
        }
        List<FloorResult> measured = found.floors().stream()
                .filter(result -> result.verdict() != FloorVerdict.NOT_OFFERED)
                .toList();
        List<FloorResult> speeds = measured.stream()
                .filter(result -> !(result.floor().demand() instanceof Floor.Time))
                .toList();
        Map<FloorResult, String> advice = FloorAdvice.of(measured);
        return Html.of(
                """
                <p class="line">{}</p>
                {}{}{}{}{}""",
                line(found.floors()),
                Html.each(NotOffered.of(found), missing -> Html.of("""
                                <p><b>{}</b> <span class="chip not-offered">not offered</span> {}</p>
                                """, missing.target(), missing.text())),
                speeds.isEmpty() ? Html.NONE : legend(speeds),
                Html.each(
                        speeds.stream()
                                .map(result -> result.floor().op())
                                .distinct()
                                .toList(),
                        op -> new FloorSection(
                                        op,
                                        speeds.stream()
                                                .filter(result ->
                                                        result.floor().op().equals(op))
                                                .toList(),
                                        advice)
                                .operation()),
                TimeLimits.of(measured, advice),
                Html.each(Engines.of(found), engine -> Html.of("""
                                <p class="quiet"><b>{}</b> {}</p>
                                """, engine.target(), engine.text())));
    }

    /** Returns how many floors have which verdict. */
    private static Html line(List<FloorResult> floors) {
        Map<FloorVerdict, Long> counts = new EnumMap<>(FloorVerdict.class);
        floors.forEach(floor -> counts.merge(floor.verdict(), 1L, Long::sum));
        long stated = counts.getOrDefault(FloorVerdict.STATED, 0L);
        long judged = floors.size() - stated;
        long met = counts.getOrDefault(FloorVerdict.MET, 0L);
        String others = counts.entrySet().stream()
                .filter(count -> count.getKey() != FloorVerdict.MET)
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", "));
        String rest = others.isEmpty() ? "" : "; " + others;
        if (judged == 1 && met == 1) {
            return Html.of("<b>The one floor that is judged is met</b>{}.", rest);
        }
        return judged > 0 && met == judged
                ? Html.of("<b>All {} floors that are judged are met</b>{}.", judged, rest)
                : Html.of("<b>{} of {} floors met</b>{}.", met, judged, rest);
    }

    private static Html legend(List<FloorResult> speeds) {
        boolean hasPlain = speeds.stream()
                .flatMap(result -> result.measurement().stream())
                .anyMatch(measured -> plain(measured).isPresent());
        boolean hasCeiling =
                speeds.stream().anyMatch(result -> ceiling(List.of(result)).isPresent());
        return Html.of(
                """
                <ul class="quiet legend">
                {}{}{}{}</ul>
                """,
                legend("<rect class=\"met\" y=\"1\" width=\"24\" height=\"8\"/>", "measured"),
                legend("<path class=\"floor\" d=\"M12 0v10\"/>", "floors: figures, and ratios to the harness's rulers"),
                hasCeiling
                        ? legend(
                                "<path class=\"ceiling\" d=\"M12 0v10\"/>",
                                "ceiling: the machine's own routine at its best")
                        : Html.NONE,
                hasPlain
                        ? legend("<path class=\"ruler\" d=\"M12 0v10\"/>", "plain code of the same runtime")
                        : Html.NONE);
    }

    private static Html legend(String drawing, String words) {
        return new Html(
                "<li><svg viewBox=\"0 0 24 10\" aria-hidden=\"true\">" + drawing + "</svg> " + words + "</li>\n");
    }

    private Html operation() {
        Html rows = Html.of("{}{}", axis(), Html.each(benches.keySet(), this::bench));
        long bars = benches.values().stream().mapToLong(Map::size).sum();
        boolean isCalm = results.stream()
                .allMatch(result -> result.verdict() == FloorVerdict.MET || result.verdict() == FloorVerdict.STATED);
        return bars > UNFOLDED && isCalm ? Html.of("""
                        <details class="plain bench"><summary><b>{}</b>: nothing missed, {} bars</summary>
                        {}</details>
                        """, op, bars, rows) : Html.of("""
                        <div class="bench"><h3>{}</h3>
                        {}</div>
                        """, op, rows);
    }

    private Html bench(Bench bench) {
        return Html.of(
                """
                <h4>{} <span>{}</span></h4>
                {}""",
                Figures.bytes(bench.size),
                asked(bench),
                Html.each(benches.get(bench).entrySet(), target -> row(target.getKey(), target.getValue())));
    }

    private Html row(String target, List<FloorResult> results) {
        Optional<Measurement> measured = results.getFirst().measurement();
        return Html.of(
                """
                <div class="row"><span class="name">{}</span><svg class="plot" viewBox="0 0 1000 10" \
                preserveAspectRatio="none" aria-hidden="true">{}{}{}{}{}</svg><span class="figure">{}{}</span>{}</div>
                """,
                target,
                Html.each(decades(lowest * 10, highest * 0.99, 10), decade -> line("grid", decade)),
                Html.of(
                        measured,
                        figures -> Html.of(
                                "<rect class=\"{}\" y=\"2\" width=\"{}\" height=\"6\"/>",
                                worst(results).json(),
                                tenths(x(figures.gigabytesPerSecond())))),
                Html.of(measured.flatMap(FloorSection::plain), plain -> line("ruler", plain)),
                Html.of(ceiling(results), most -> line("ceiling", most)),
                Html.each(
                        results.stream()
                                .flatMap(result -> demanded(result).stream())
                                .distinct()
                                .toList(),
                        least -> line("floor", least)),
                measured.map(FloorSection::figure).orElse(Html.of("no figure")),
                Html.each(results, result -> Html.of(ratio(result), text -> Html.of("<br>{}", text))),
                verdicts(results));
    }

    private static List<Double> decades(double from, double to, double step) {
        return DoubleStream.iterate(from, decade -> decade <= to, decade -> decade * step)
                .boxed()
                .toList();
    }

    /**
     * Returns one word if all floors of the bench agree and none has a reason, which is the usual case; otherwise one
     * entry for each floor.
     */
    private Html verdicts(List<FloorResult> results) {
        boolean areAlike = results.stream().map(FloorResult::verdict).distinct().count() == 1;
        Html chips = areAlike
                ? chip(results.getFirst(), results.getFirst().verdict().text())
                : Html.of(
                        "<span class=\"verdicts\">{}</span>",
                        Html.each(
                                results,
                                result -> chip(
                                        result,
                                        Figures.asked(result.floor()) + ": "
                                                + result.verdict().text())));
        List<String> reasons = results.stream()
                .map(result -> advice.getOrDefault(result, result.reason()))
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
        return Html.of(
                "{}{}", chips, Html.each(reasons, reason -> Html.of("<span class=\"reason\">{}</span>", reason)));
    }

    static Html chip(FloorResult result, String text) {
        return Html.of("<span class=\"chip {}\">{}</span>", result.verdict().json(), text);
    }

    private String asked(Bench bench) {
        return benches.get(bench).values().stream()
                .flatMap(List::stream)
                .map(FloorResult::floor)
                .filter(floor -> floor.profile().equals("seed"))
                .map(Figures::asked)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Html line(String kind, double value) {
        return Html.of("<path class=\"{}\" d=\"M{} 0v10\"/>", kind, tenths(x(value)));
    }

    private Html axis() {
        double step = Math.pow(10, Math.ceil(Math.log10(highest / lowest) / MAX_TICKS));
        return Html.of(
                """
                <div class="row axis" aria-hidden="true"><span></span><span class="ticks">{}</span>\
                <span class="unit">GB/s, logarithmic</span></div>
                """,
                Html.each(
                        decades(lowest, highest * 1.01, step),
                        decade -> Html.of(
                                "<span style=\"left:{}%\">{}</span>",
                                tenths(x(decade) / 10),
                                decade >= 1
                                        ? Long.toString(Math.round(decade))
                                        : new BigDecimal(decade)
                                                .round(new MathContext(1))
                                                .toPlainString())));
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private double x(double gigabytesPerSecond) {
        double share = Math.log10(Math.max(lowest, gigabytesPerSecond) / lowest) / Math.log10(highest / lowest);
        return 1000 * Math.clamp(share, 0, 1);
    }

    private static Html figure(Measurement measured) {
        return Html.of(
                "<b>{}</b> {}",
                Figures.gigabytes(measured.gigabytesPerSecond()),
                Figures.time(measured.seconds().median()));
    }

    /** Returns a line about a ratio, if the floor requires one. */
    private static Optional<String> ratio(FloorResult result) {
        return result.floor().demand() instanceof Floor.Ratio wanted
                ? result.measurement()
                        .map(measured ->
                                Figures.ratio(measured.comparison().ratio().median()) + " " + wanted.ruler()
                                        + ", floor " + Figures.ratio(wanted.least()))
                : Optional.empty();
    }

    /** The verdict that the bar shows. */
    private static FloorVerdict worst(List<FloorResult> results) {
        List<FloorVerdict> verdicts = results.stream().map(FloorResult::verdict).toList();
        return Stream.of(
                        FloorVerdict.FAULT,
                        FloorVerdict.WRONG,
                        FloorVerdict.MISSED,
                        FloorVerdict.INCONCLUSIVE,
                        FloorVerdict.MET)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(FloorVerdict.STATED);
    }

    private static Optional<Double> plain(Measurement measured) {
        return measured.plainSeconds().filter(plain -> plain > 0).map(measured::gigabytesPerSecond);
    }

    /** Returns the best reading of a bench's ceiling, if a floor was compared with it. */
    private static Optional<Double> ceiling(List<FloorResult> results) {
        return results.stream()
                .flatMap(result -> result.measurement().stream())
                .filter(measured -> measured.comparison().ruler() == Ruler.ceiling(measured.op()))
                .map(measured ->
                        measured.gigabytesPerSecond(measured.comparison().quickest()))
                .findFirst();
    }

    /** Returns the position of a floor on the scale; times have none. */
    private static Optional<Double> demanded(FloorResult result) {
        return switch (result.floor().demand()) {
            case Floor.Throughput wanted -> Optional.of(wanted.gigabytesPerSecond());
            case Floor.Time wanted -> Optional.empty();
            case Floor.Ratio wanted ->
                result.measurement()
                        .map(measured -> wanted.least()
                                * measured.gigabytesPerSecond(
                                        measured.comparison().seconds()));
        };
    }

    private static Stream<Double> shown(FloorResult result) {
        return Stream.of(
                        result.measurement().map(Measurement::gigabytesPerSecond),
                        result.measurement().flatMap(FloorSection::plain),
                        ceiling(List.of(result)),
                        demanded(result))
                .flatMap(Optional::stream);
    }
}
