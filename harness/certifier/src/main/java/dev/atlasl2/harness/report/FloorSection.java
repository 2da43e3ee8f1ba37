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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Speed: for each bench a bar a target, on one logarithmic scale, against the ceiling (a line: the most that the
 * machine can do), plain code of the target's own language (a tick) and the floors (dashed lines; a ratio stands where
 * the ruler's pace puts it). The bars are pictures that stretch, the words beside them are text that does not.
 */
final class FloorSection {
    private static final int MAX_TICKS = 6;

    private record Bench(String op, int size) {}

    private final Map<Bench, Map<String, List<FloorResult>>> benches = new LinkedHashMap<>();
    private final double lowest;
    private final double highest;
    private final Map<FloorResult, String> advice;
    private final StringBuilder page;

    private FloorSection(List<FloorResult> results, StringBuilder page) {
        this.page = page;
        this.advice = FloorAdvice.of(results);
        results.forEach(result -> benches.computeIfAbsent(
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

    static void write(Certification found, StringBuilder page) {
        if (found.floors().isEmpty()) {
            return;
        }
        page.append("<section><h2>Floors</h2>\n");
        NotOffered.of(found)
                .forEach(missing -> page.append("<p><b>")
                        .append(Html.escaped(missing.target()))
                        .append("</b> <span class=\"chip not-offered\">not offered</span> ")
                        .append(Html.escaped(missing.text()))
                        .append("</p>\n"));
        List<FloorResult> measured = found.floors().stream()
                .filter(result -> result.verdict() != FloorVerdict.NOT_OFFERED)
                .toList();
        if (!measured.isEmpty()) {
            new FloorSection(measured, page).write();
        }
        page.append("</section>\n");
    }

    private void write() {
        page.append("<p class=\"quiet legend\">");
        legend("<rect class=\"met\" width=\"24\" height=\"10\"/>", "measured");
        legend("<path class=\"floor\" d=\"M12 0v10\"/>", "floors: figures, and ratios to the harness's rulers");
        legend("<path class=\"ceiling\" d=\"M12 0v10\"/>", "ceiling: the machine's own routine at its best");
        legend("<path class=\"ruler\" d=\"M12 0v10\"/>", "plain code of the same runtime");
        page.append("the scale is logarithmic</p>\n");
        String op = "";
        List<String> ops = benches.keySet().stream().map(Bench::op).distinct().toList();
        List<Bench> order = benches.keySet().stream()
                .sorted(Comparator.comparingInt((Bench bench) -> ops.indexOf(bench.op))
                        .thenComparingInt(Bench::size))
                .toList();
        for (Bench bench : order) {
            if (!bench.op.equals(op)) {
                op = bench.op;
                page.append("<h3>").append(Html.escaped(op)).append("</h3>\n");
            }
            page.append("<div class=\"bench\"><h4>")
                    .append(Figures.bytes(bench.size))
                    .append(" <span>")
                    .append(asked(bench))
                    .append("</span></h4>\n");
            benches.get(bench).forEach(this::target);
            axis();
            page.append("</div>\n");
        }
    }

    private void legend(String drawing, String words) {
        page.append("<span><svg viewBox=\"0 0 24 10\">")
                .append(drawing)
                .append("</svg> ")
                .append(words)
                .append("</span> ");
    }

    private void target(String target, List<FloorResult> results) {
        Optional<Measurement> measured = results.getFirst().measurement();
        page.append("<div class=\"row\"><span class=\"name\">")
                .append(Html.escaped(target))
                .append("</span>");
        page.append("<svg class=\"plot\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (double decade = lowest * 10; decade < highest * 0.99; decade *= 10) {
            page.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%.1f 0v10\"/>", x(decade)));
        }
        measured.ifPresent(figures -> page.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" y=\"2\" width=\"%.1f\" height=\"6\"/>",
                worst(results).json(),
                x(figures.gigabytesPerSecond()))));
        measured.flatMap(FloorSection::plain).ifPresent(plain -> line("ruler", plain));
        ceiling(results).ifPresent(most -> line("ceiling", most));
        results.stream().flatMap(result -> demanded(result).stream()).distinct().forEach(least -> line("floor", least));
        page.append("</svg><span class=\"figure\">")
                .append(measured.map(FloorSection::figure).orElse("no figure"));
        results.stream().flatMap(result -> ratio(result).stream()).forEach(page::append);
        page.append("</span>");
        verdicts(results);
        page.append("</div>\n");
    }

    /**
     * One word where all floors of the bench agree, as they mostly do; else, or where there is a reason to give, one
     * entry each.
     */
    private void verdicts(List<FloorResult> results) {
        if (results.stream().map(FloorResult::verdict).distinct().count() == 1) {
            chip(results.getFirst(), results.getFirst().verdict().text());
        } else {
            page.append("<span class=\"verdicts\">");
            results.forEach(result -> chip(
                    result,
                    Figures.asked(result.floor()) + ": " + result.verdict().text()));
            page.append("</span>");
        }
        results.stream()
                .map(result -> advice.getOrDefault(result, result.reason()))
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .forEach(reason -> page.append("<span class=\"reason\">")
                        .append(Html.escaped(reason))
                        .append("</span>"));
    }

    private void chip(FloorResult result, String text) {
        page.append("<span class=\"chip ")
                .append(result.verdict().json())
                .append("\">")
                .append(text)
                .append("</span>");
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

    private void line(String kind, double value) {
        page.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"M%.1f 0v10\"/>", kind, x(value)));
    }

    private void axis() {
        page.append("<div class=\"row axis\" aria-hidden=\"true\"><span></span><span class=\"ticks\">");
        double step = Math.pow(10, Math.ceil(Math.log10(highest / lowest) / MAX_TICKS));
        for (double decade = lowest; decade <= highest * 1.01; decade *= step) {
            page.append(String.format(
                    Locale.ROOT,
                    "<span style=\"left:%.1f%%\">%s</span>",
                    x(decade) / 10,
                    decade >= 1
                            ? Long.toString(Math.round(decade))
                            : new BigDecimal(decade).round(new MathContext(1)).toPlainString()));
        }
        page.append("</span><span>GB/s</span></div>\n");
    }

    private double x(double gigabytesPerSecond) {
        double share = Math.log10(Math.max(lowest, gigabytesPerSecond) / lowest) / Math.log10(highest / lowest);
        return 1000 * Math.clamp(share, 0, 1);
    }

    private static String figure(Measurement measured) {
        return "<b>" + Figures.gigabytes(measured.gigabytesPerSecond()) + "</b> "
                + Figures.time(measured.seconds().median());
    }

    /** Returns a line about a ratio, where that is what is asked for. */
    private static Optional<String> ratio(FloorResult result) {
        return result.floor().demand() instanceof Floor.Ratio wanted
                ? result.measurement()
                        .map(measured -> "<br>"
                                + Figures.ratio(measured.comparison().ratio().median()) + " "
                                + Html.escaped(wanted.ruler()) + ", floor " + Figures.ratio(wanted.least()))
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

    /** Returns what the ceiling of a bench was at its best, where a floor was held against it. */
    private static Optional<Double> ceiling(List<FloorResult> results) {
        return results.stream()
                .flatMap(result -> result.measurement().stream())
                .filter(measured -> measured.comparison().ruler() == Ruler.ceiling(measured.op()))
                .map(measured ->
                        measured.gigabytesPerSecond(measured.comparison().quickest()))
                .findFirst();
    }

    /** Returns where a floor stands on the scale; times do not stand there. */
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
