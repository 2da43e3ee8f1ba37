package dev.atlasl2.benchmarks;

import dev.atlasl2.benchmarks.Peers.Unavailable;
import dev.atlasl2.benchmarks.Row.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures everything and writes the table. */
public final class Performance {
    /** A row takes about ten seconds; a busy machine may need some minutes. */
    private static final TimeLimit LIMIT = new TimeLimit(Duration.ofMinutes(5));

    private Performance() {}

    /**
     * Runs.
     *
     * @param arguments {@code --quick}: fewer rounds; {@code --only ID,...}: rows whose id begins so; {@code --out
     *     FOLDER}; {@code --docs FOLDER}: keeps the results there too, in performance/NAME.json, and writes
     *     performance.md of all machines that are kept there; {@code --name NAME}: of this machine; {@code --no-measure}:
     *     only writes that page again
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        String only = value(given, "--only", "");
        String docs = value(given, "--docs", null);
        Path out = Path.of(value(given, "--out", "target/performance"));
        if (given.contains("--no-measure")) {
            writePage(Path.of(value(given, "--docs", "docs")));
            return;
        }

        Map<Need, String> missing = new EnumMap<>(Need.class);
        List<String> properties = new ArrayList<>();
        String peer;
        try {
            properties.add("-D" + PeerLibrary.PROPERTY + "=" + PeerLibrary.path());
            peer = Describe.of(Jvm.VECTOR, properties, "peer") + ", built by gcc and called through java.lang.foreign";
        } catch (Unavailable e) {
            peer = e.getMessage();
            missing.put(Need.C, peer);
        }
        missing.put(Need.OPENSSL, OpenSsl.missing());
        Machine machine = Machine.here();
        missing.put(Need.NUMA_NODES, machine.numaNodes() > 1 ? "" : "this machine has one NUMA node");
        List<String> kernels = new ArrayList<>();
        for (Jvm jvm : List.of(Jvm.VECTOR, Jvm.SWAR)) {
            kernels.add(Describe.of(jvm, properties));
        }

        Rounds rounds = new Rounds(quick ? 1 : 2, 3, quick ? 10 : 15, properties);
        List<Result> results = new ArrayList<>();
        for (Row row : Plan.rows()) {
            if (Arrays.stream(only.split(",")).noneMatch(row.id()::startsWith)) {
                continue;
            }
            String reason = missing.getOrDefault(row.job().needs(), "");
            Callable<Result> measurement = row.goal().metric() == Metric.MILLISECONDS
                    ? () -> FirstCall.of(row, quick ? 5 : 15)
                    : () -> rounds.of(row);
            Result result = reason.isEmpty() ? LIMIT.of(row, measurement) : Result.skipped(row, reason);
            results.add(result);
            System.out.println(Table.line(result));
        }
        String asked = ((quick ? "--quick " : "") + (only.isEmpty() ? "" : "--only " + only)).strip();
        String name = value(given, "--name", machine.name());
        Report report = new Report(name, LocalDate.now(ZoneId.systemDefault()), machine, kernels, peer, asked, results);
        report.write(out);
        new Page(List.of(report)).write(out);
        System.out.println("written: " + out.resolve("performance.md"));
        if (docs != null && only.isEmpty()) { // some rows must not replace all of them
            report.write(data(Path.of(docs)));
            writePage(Path.of(docs));
        }
    }

    private static void writePage(Path docs) throws IOException {
        new Page(Report.readAll(data(docs))).write(docs);
        System.out.println("written: " + docs.resolve("performance.md"));
    }

    private static Path data(Path docs) {
        return docs.resolve("performance");
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 == arguments.size() ? otherwise : arguments.get(at + 1);
    }
}
