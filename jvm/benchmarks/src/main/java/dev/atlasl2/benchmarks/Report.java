package dev.atlasl2.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run found on one machine. Kept as a file, so that a page can show several machines.
 *
 * @param name of the machine, and of the file
 * @param kernels one line each: the kernels of the kinds of JVMs
 * @param peer which form of the sum C used, or why there was none
 * @param command how the rows were selected, such as "--quick"
 */
record Report(
        String name,
        LocalDate date,
        Machine machine,
        List<String> kernels,
        String peer,
        String command,
        List<Result> results) {
    private static final String ENDING = ".json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Writes it into a folder, as NAME.json. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ENDING), JSON.writeValueAsString(json()) + "\n");
    }

    /** Returns those of a folder, by their names; none if there is no such folder. */
    static List<Report> readAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            reports.add(
                    read(name.substring(0, name.length() - ENDING.length()), JSON.readTree(Files.readString(file))));
        }
        return reports;
    }

    /** Returns what was found for a row, if it was asked for. */
    Optional<Result> result(Row row) {
        return results.stream()
                .filter(result -> result.row().id().equals(row.id()))
                .findFirst();
    }

    private static Report read(String name, JsonNode json) {
        List<String> kernels = new ArrayList<>();
        json.required("kernels").forEach(kernel -> kernels.add(kernel.stringValue()));
        JsonNode rows = json.required("rows");
        List<Result> results = new ArrayList<>();
        for (Row row : Plan.rows()) { // rows that the plan no longer has are left out
            if (rows.has(row.id())) {
                results.add(result(row, rows.get(row.id())));
            }
        }
        return new Report(
                name,
                LocalDate.parse(json.required("date").stringValue()),
                JSON.treeToValue(json.required("machine"), Machine.class),
                kernels,
                json.required("peer").stringValue(),
                json.required("command").stringValue(),
                results);
    }

    private static Result result(Row row, JsonNode json) {
        return new Result(
                row,
                json.path("p10").asDouble(Double.NaN),
                json.path("median").asDouble(Double.NaN),
                json.path("p90").asDouble(Double.NaN),
                json.path("nanoseconds").asDouble(0),
                json.path("peerNanoseconds").asDouble(0),
                json.path("limitNanoseconds").asDouble(0),
                json.path("reason").asString(""),
                json.path("timedOut").asBoolean(false));
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", date.toString());
        json.put("command", command);
        json.put("machine", machine);
        json.put("kernels", kernels);
        json.put("peer", peer);
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Result result : results) {
            rows.put(result.row().id(), json(result));
        }
        json.put("rows", rows);
        return json;
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (result.unmeasured()) {
            json.put("reason", result.note());
            if (result.timedOut()) {
                json.put("timedOut", true);
            }
            return json;
        }
        json.put("median", Statistics.rounded(result.median()));
        json.put("p10", Statistics.rounded(result.low()));
        json.put("p90", Statistics.rounded(result.high()));
        if (result.ours() > 0) {
            json.put("nanoseconds", Statistics.rounded(result.ours()));
            json.put("peerNanoseconds", Statistics.rounded(result.peer()));
        }
        if (result.limit() > 0) {
            json.put("limitNanoseconds", Statistics.rounded(result.limit()));
        }
        return json;
    }
}
