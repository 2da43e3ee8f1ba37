package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
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
 * Speed: for each bench a bar a target, on one logarithmic scale, against its ruler (a tick: the plain loop or copy of
 * the same runtime) and its floor (a dashed line). The bars are pictures that stretch, the words beside them are text
 * that does not.
 */
final class FloorSection {
    private static final int MOST_TICKS = 6;

    private record Bench(String op, int size) {}

    private final Map<Bench, Map<String, List<FloorResult>>> benches = new LinkedHashMap<>();
    private final double lowest;
    private final double highest;
    private final StringBuilder page;

    private FloorSection(List<FloorResult> results, StringBuilder page) {
        this.page = page;
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
        if (!found.floors().isEmpty()) {
            new FloorSection(found.floors(), page).write();
        }
    }

    private void write() {
        page.append("<section><h2>Floors</h2>\n"
                        + "<p class=\"quiet legend\"><svg viewBox=\"0 0 24 10\"><rect class=\"met\" width=\"24\""
                        + " height=\"10\"/></svg> measured ")
                .append("<svg viewBox=\"0 0 24 10\"><path class=\"ruler\" d=\"M12 0v10\"/></svg> ruler: the plain loop"
                        + " or copy of the same runtime ")
                .append("<svg viewBox=\"0 0 24 10\"><path class=\"floor\" d=\"M12 0v10\"/></svg> floor; the scale is"
                        + " logarithmic</p>\n");
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
        page.append("</section>\n");
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
        measured.flatMap(FloorSection::ruler).ifPresent(ruler -> line("ruler", ruler));
        results.stream()
                .map(FloorResult::floor)
                .flatMap(floor -> floor.minGBps().stream().boxed())
                .distinct()
                .forEach(least -> line("floor", least));
        page.append("</svg><span class=\"figure\">")
                .append(measured.map(FloorSection::figure).orElse("no figure"))
                .append("</span>");
        verdicts(results);
        page.append("</div>\n");
    }

    /**
     * One word where all floors of the bench agree, as they mostly do; else, or where there is a reason to give, one
     * entry each.
     */
    private void verdicts(List<FloorResult> results) {
        if (results.stream().map(FloorResult::verdict).distinct().count() == 1) {
            chip(results.getFirst(), results.getFirst().verdict().json());
        } else {
            page.append("<span class=\"verdicts\">");
            results.forEach(result -> chip(
                    result,
                    Figures.asked(result.floor()) + ": " + result.verdict().json()));
            page.append("</span>");
        }
        results.stream()
                .map(FloorResult::reason)
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
                .map(result -> Figures.asked(result.floor()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private void line(String kind, double value) {
        page.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"M%.1f 0v10\"/>", kind, x(value)));
    }

    private void axis() {
        page.append("<div class=\"row axis\" aria-hidden=\"true\"><span></span><span class=\"ticks\">");
        double step = Math.pow(10, Math.ceil(Math.log10(highest / lowest) / MOST_TICKS));
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
                + Figures.time(measured.seconds().median())
                + measured.ratio()
                        .map(ratio -> ", " + Figures.ratio(ratio) + " ruler")
                        .orElse("");
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

    private static Optional<Double> ruler(Measurement measured) {
        return measured.rulerSeconds()
                .filter(ruler -> ruler.median() > 0)
                .map(ruler -> measured.size() / ruler.median() / 1e9);
    }

    private static Stream<Double> shown(FloorResult result) {
        Floor floor = result.floor();
        return Stream.of(
                        result.measurement().map(Measurement::gigabytesPerSecond),
                        result.measurement().flatMap(FloorSection::ruler),
                        floor.minGBps().stream().boxed().findFirst())
                .flatMap(Optional::stream);
    }
}
