package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import dev.atlasl2.harness.floor.FloorVerdict;
import dev.atlasl2.harness.floor.Measurement;
import dev.atlasl2.vectors.Floor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Speed: for each bench a bar a target, on one logarithmic scale, against its ruler (a tick: the plain loop or copy of the same runtime)
 * and its floor (a dashed line). The bars are pictures that stretch, the words beside them are text that does not.
 */
final class FloorSection {
    private record Bench(String op, int size) {}

    private final Map<Bench, Map<String, List<FloorResult>>> benches = new LinkedHashMap<>();
    private final double lowest;
    private final double highest;
    private final StringBuilder page;

    private FloorSection(List<FloorResult> results, StringBuilder page) {
        this.page = page;
        results.stream().sorted((a, b) -> a.floor().op().equals(b.floor().op()) ? Integer.compare(a.floor().size(), b.floor().size()) : 0)
                .forEach(result -> benches.computeIfAbsent(new Bench(result.floor().op(), result.floor().size()), bench -> new LinkedHashMap<>())
                        .computeIfAbsent(result.target(), target -> new ArrayList<>()).add(result));
        double[] shown = results.stream().flatMap(FloorSection::shown).mapToDouble(Double::doubleValue).filter(value -> value > 0).sorted().toArray();
        lowest = shown.length == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(shown[0])));
        highest = shown.length == 0 ? 10 : Math.pow(10, Math.ceil(Math.log10(shown[shown.length - 1]) + 1e-9));
    }

    static void write(Certification found, StringBuilder page) {
        if (!found.floors().isEmpty()) {
            new FloorSection(found.floors(), page).write();
        }
    }

    private void write() {
        page.append("<section><h2>Floors</h2>\n<p class=\"quiet legend\"><svg viewBox=\"0 0 24 10\"><rect class=\"met\" width=\"24\" height=\"10\"/></svg> measured ")
                .append("<svg viewBox=\"0 0 24 10\"><path class=\"ruler\" d=\"M12 0v10\"/></svg> ruler: the plain loop or copy of the same runtime ")
                .append("<svg viewBox=\"0 0 24 10\"><path class=\"floor\" d=\"M12 0v10\"/></svg> floor; the scale is logarithmic</p>\n");
        String op = "";
        List<Bench> order = benches.keySet().stream().sorted((a, b) -> Integer.compare(place(a.op), place(b.op))).toList();
        for (Bench bench : order) {
            if (!bench.op.equals(op)) {
                op = bench.op;
                page.append("<h3>").append(Html.escaped(op)).append("</h3>\n");
            }
            page.append("<div class=\"bench\"><h4>").append(Figures.bytes(bench.size)).append("</h4>\n");
            benches.get(bench).forEach(this::target);
            axis();
            page.append("</div>\n");
        }
        page.append("</section>\n");
    }

    /** Operations in the order in which they first come. */
    private int place(String op) {
        return benches.keySet().stream().map(Bench::op).distinct().toList().indexOf(op);
    }

    private void target(String target, List<FloorResult> results) {
        Optional<Measurement> measured = results.getFirst().measurement();
        page.append("<div class=\"row\"><span class=\"name\">").append(Html.escaped(target)).append("</span>");
        page.append("<svg class=\"plot\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (double decade = lowest * 10; decade < highest * 0.99; decade *= 10) {
            page.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%.1f 0v10\"/>", x(decade)));
        }
        measured.ifPresent(figures -> page.append(String.format(Locale.ROOT, "<rect class=\"%s\" y=\"2\" width=\"%.1f\" height=\"6\"/>",
                worst(results).json(), x(figures.gigabytesPerSecond()))));
        measured.flatMap(FloorSection::ruler).ifPresent(ruler -> line("ruler", ruler));
        results.stream().map(FloorResult::floor).flatMap(floor -> floor.minGBps().stream().boxed()).distinct().forEach(least -> line("floor", least));
        page.append("</svg><span class=\"figure\">").append(measured.map(FloorSection::figure).orElse("no figure")).append("</span>");
        page.append("<span class=\"verdicts\">");
        results.forEach(this::verdict);
        page.append("</span></div>\n");
    }

    private void verdict(FloorResult result) {
        page.append("<span class=\"chip ").append(result.verdict().json()).append("\"").append(result.reason().isEmpty() ? "" : " title=\"" + Html.escaped(result.reason()) + '"')
                .append('>').append(Figures.asked(result.floor())).append(": ").append(result.verdict().json()).append("</span>");
        if (!result.reason().isEmpty()) {
            page.append("<span class=\"quiet\">").append(Html.escaped(result.reason())).append("</span>");
        }
    }

    private void line(String kind, double value) {
        page.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"M%.1f 0v10\"/>", kind, x(value)));
    }

    private void axis() {
        page.append("<div class=\"row axis\" aria-hidden=\"true\"><span></span><span class=\"ticks\">");
        for (double decade = lowest; decade <= highest * 1.01; decade *= 10) {
            page.append(String.format(Locale.ROOT, "<span style=\"left:%.1f%%\">%s</span>", x(decade) / 10,
                    decade >= 1 ? Long.toString(Math.round(decade)) : String.format(Locale.ROOT, "%.2g", decade)));
        }
        page.append("</span><span>GB/s</span></div>\n");
    }

    private double x(double gigabytesPerSecond) {
        double share = Math.log10(Math.max(lowest, gigabytesPerSecond) / lowest) / Math.log10(highest / lowest);
        return 1000 * Math.clamp(share, 0, 1);
    }

    private static String figure(Measurement measured) {
        return "<b>" + Figures.gigabytes(measured.gigabytesPerSecond()) + "</b> " + Figures.time(measured.seconds().median())
                + measured.ratio().map(ratio -> ", " + Figures.ratio(ratio) + " ruler").orElse("");
    }

    private static FloorVerdict worst(List<FloorResult> results) {
        return results.stream().map(FloorResult::verdict).max(Enum::compareTo).orElseThrow();
    }

    private static Optional<Double> ruler(Measurement measured) {
        return measured.rulerSeconds().map(ruler -> measured.size() / ruler.median() / 1e9);
    }

    private static Stream<Double> shown(FloorResult result) {
        Floor floor = result.floor();
        return Stream.of(result.measurement().map(Measurement::gigabytesPerSecond), result.measurement().flatMap(FloorSection::ruler),
                floor.minGBps().stream().boxed().findFirst()).flatMap(Optional::stream);
    }
}
