package dev.atlasl2.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** performance.md with its plots: what was found on each machine, side by side. */
record Page(List<Report> reports) {
    /** Writes the page and two plots for each machine into a folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Report report : reports) {
            Files.writeString(folder.resolve(plot("goals", report)), GoalsPlot.of(report.results()));
            Files.writeString(folder.resolve(plot("sums", report)), SumsPlot.of(report.results()));
        }
        Files.writeString(folder.resolve("performance.md"), text());
    }

    private static String plot(String kind, Report report) {
        return "performance-" + kind + "-" + report.name() + ".svg";
    }

    private String text() throws IOException {
        try (InputStream template = Page.class.getResourceAsStream("performance.md")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{machines}", machines())
                    .replace("{plots}", plots())
                    .replace("{table}", Table.markdown(reports))
                    .replace("{pages}", reports.stream().map(Page::pages).collect(Collectors.joining("\n")));
        }
    }

    private String machines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", Report::name));
        lines.add("|---|" + "---|".repeat(reports.size()));
        lines.add(line(
                "date",
                report -> report.date() + (report.command().isEmpty() ? "" : ", with `" + report.command() + "`")));
        lines.add(line(
                "processor",
                report -> report.machine().processor() + ", " + report.machine().processors()
                        + " cores for this process; "
                        + String.join(", ", report.machine().features())));
        lines.add(line(
                "system",
                report -> report.machine().system() + "; load "
                        + Table.figure(report.machine().load()) + " at the start"));
        lines.add(line("Java", report -> report.machine().java()));
        lines.add(line("kernels", report -> String.join("<br>", report.kernels())));
        lines.add(line("C", Report::peer));
        lines.add(line("rows", Page::verdicts));
        return String.join("\n", lines);
    }

    private String line(String title, Function<Report, String> cell) {
        return "| " + title + " | " + reports.stream().map(cell).collect(Collectors.joining(" | ")) + " |";
    }

    private static String verdicts(Report report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Result result : report.results()) {
            counts.merge(result.verdict(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                .collect(Collectors.joining("; "));
    }

    private String plots() {
        List<String> lines = new ArrayList<>();
        for (Report report : reports) {
            lines.add("### " + report.name());
            lines.add("![Every goal on this machine, and how far the library is above or below it]("
                    + plot("goals", report) + ")");
            lines.add("![Sum of a byte[] in gigabytes a second, by size](" + plot("sums", report) + ")");
        }
        return String.join("\n\n", lines);
    }

    /** What huge pages gain, from the rows that have a twin without. */
    private static String pages(Report report) {
        List<String> lines = new ArrayList<>();
        for (Result small : report.results()) {
            for (Result huge : report.results()) {
                if (!small.unmeasured()
                        && !huge.unmeasured()
                        && small.row().id().startsWith("pages-small-")
                        && huge.row().id().equals(small.row().id().replace("small", "huge"))) {
                    String size =
                            small.row().label().substring(0, small.row().label().indexOf(','));
                    lines.add("- " + report.name() + ", huge pages at " + size + ": "
                            + Table.figure(huge.median() / small.median()) + "x the speed of pages of 4 KiB.");
                }
            }
        }
        String setting = report.machine().hugePages();
        lines.add("- " + report.name() + ", transparent huge pages: "
                + (setting.isEmpty() ? "not known" : "set to `" + setting + "`") + ".");
        return String.join("\n", lines);
    }
}
