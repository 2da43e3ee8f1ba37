package dev.atlasl2.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures everything and writes the table. */
public final class Performance {
    private Performance() {}

    /**
     * Runs.
     *
     * @param arguments {@code --quick}: fewer rounds; {@code --only ID,...}: rows whose id begins so; {@code --out
     *     FOLDER}; {@code --docs FOLDER}: writes performance.md there as well
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        boolean quick = given.contains("--quick");
        String only = value(given, "--only", "");
        Path out = Path.of(value(given, "--out", "target/performance"));

        String noC = "";
        List<String> properties = new ArrayList<>();
        try {
            properties.add("-D" + PeerLibrary.PROPERTY + "=" + PeerLibrary.path());
        } catch (Unavailable e) {
            noC = e.getMessage();
        }
        Rounds rounds = new Rounds(quick ? 1 : 2, quick ? 10 : 15, properties);
        List<Result> results = new ArrayList<>();
        for (Row row : Plan.rows()) {
            if (Arrays.stream(only.split(",")).noneMatch(row.id()::startsWith)) {
                continue;
            }
            String missing = switch (row.needs()) {
                case NOTHING -> "";
                case C -> noC;
                case OPENSSL -> OpenSsl.missing();
            };
            Result result = !missing.isEmpty() ? Result.skipped(row, missing)
                    : row.metric() == Metric.MILLISECONDS ? FirstCall.of(row, quick ? 5 : 15) : rounds.of(row);
            results.add(result);
            System.out.println(Table.line(result));
        }
    }

    private static String value(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 == arguments.size() ? otherwise : arguments.get(at + 1);
    }
}
