package dev.atlasl2.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a run, with its machine and its command.
 *
 * @param kernels one line each: the kernels of the kinds of JVMs
 * @param peer which form of the sum C used, or why there was none
 * @param command how the rows were selected, such as "--quick"
 */
record Report(
        LocalDate date, Machine machine, List<String> kernels, String peer, String command, List<Result> results) {
    /** Writes performance.json, performance.md and the plots into a folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ObjectMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve("performance.json"), json.writeValueAsString(json()) + "\n");
        writePage(folder);
    }

    /** Writes only performance.md and the plots. */
    void writePage(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("performance-goals.svg"), GoalsPlot.of(results));
        Files.writeString(folder.resolve("performance-sums.svg"), SumsPlot.of(results));
        Files.writeString(folder.resolve("performance.md"), page());
    }

    private String page() throws IOException {
        try (InputStream template = Report.class.getResourceAsStream("performance.md")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{machine}", machineLines())
                    .replace("{verdicts}", verdicts())
                    .replace("{table}", Table.markdown(results, machine))
                    .replace("{pages}", pages());
        }
    }

    private String machineLines() {
        List<String> lines = new ArrayList<>();
        lines.add("| | |");
        lines.add("|---|---|");
        lines.add("| date | " + date + (command.isEmpty() ? "" : ", with `" + command + "`") + " |");
        lines.add("| processor | " + machine.processor() + ", " + machine.processors() + " cores for this process; "
                + String.join(", ", machine.features()) + " |");
        lines.add("| system | " + machine.system() + "; load " + Table.figure(machine.load()) + " at the start |");
        lines.add("| Java | " + machine.java() + " |");
        for (String kernel : kernels) {
            lines.add("| kernel | " + kernel + " |");
        }
        lines.add("| C | " + peer + " |");
        return String.join("\n", lines);
    }

    private String verdicts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Result result : results) {
            counts.merge(result.verdict(), 1, Integer::sum);
        }
        List<String> phrases = new ArrayList<>();
        counts.forEach((verdict, count) -> phrases.add(count + " " + verdict));
        return results.size() + " rows: " + String.join("; ", phrases) + ".";
    }

    /** The gain of huge pages, from the rows that exist with and without them. */
    private String pages() {
        List<String> lines = new ArrayList<>();
        for (Result small : results) {
            for (Result huge : results) {
                if (!small.unmeasured()
                        && !huge.unmeasured()
                        && small.row().id().startsWith("pages-small-")
                        && huge.row().id().equals(small.row().id().replace("small", "huge"))) {
                    String size =
                            small.row().label().substring(0, small.row().label().indexOf(','));
                    lines.add("- Huge pages at " + size + ": " + Table.figure(huge.median() / small.median())
                            + "x the speed of pages of 4 KiB.");
                }
            }
        }
        String setting = machine.hugePages().isEmpty() ? "not known here" : "set to `" + machine.hugePages() + "` here";
        lines.add("- Transparent huge pages are " + setting + ". With `madvise`, a JVM uses them for its heap if\n"
                + "  `-XX:+UseTransparentHugePages` is set; with `always`, without a flag; with `never`, not at all.");
        return String.join("\n", lines);
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", date.toString());
        json.put("command", command);
        json.put("machine", machine);
        json.put("kernels", kernels);
        json.put("peer", peer);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Result result : results) {
            rows.add(json(result));
        }
        json.put("rows", rows);
        return json;
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", result.row());
        json.put("verdict", result.verdict());
        if (result.unmeasured()) {
            json.put("reason", result.note());
            return json;
        }
        json.put("median", result.median());
        json.put("p10", result.low());
        json.put("p90", result.high());
        if (result.ours() > 0) {
            json.put("nanoseconds", Map.of("ours", result.ours(), "peer", result.peer(), "limit", result.limit()));
        }
        json.put("rounds", result.values());
        return json;
    }
}
