package dev.atlasl2.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures a row with JMH. */
final class Rounds {
    /** Rounds of bytes are long, and all similar. */
    private static final int MAX_BYTE_ROUNDS = 5;

    private final int forks;
    private final int warmups;
    private final int rounds;
    private final List<String> properties;

    /**
     * @param forks JVMs for each row, because C2 may compile the same code differently; 0 for this one
     * @param warmups rounds that do not count
     * @param rounds that count, in each JVM
     * @param properties as options of every JVM
     */
    Rounds(int forks, int warmups, int rounds, List<String> properties) {
        this.forks = forks;
        this.warmups = warmups;
        this.rounds = rounds;
        this.properties = List.copyOf(properties);
    }

    /** @throws RunnerException if a benchmark fails, for example because an answer is wrong */
    Result of(Row row) throws RunnerException {
        List<String> arguments = new ArrayList<>(row.job().jvm().arguments());
        arguments.addAll(properties);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + row.job().benchmark().replace(".", "\\.") + "(\\..*)?$")
                .forks(forks)
                .warmupIterations(warmups)
                .measurementIterations(rounds)
                .jvmArgs(arguments.toArray(new String[0]))
                .shouldFailOnError(true);
        row.job().params().forEach(options::param);
        if (row.goal().metric() == Metric.BYTES) {
            options.addProfiler(GCProfiler.class).measurementIterations(Math.min(rounds, MAX_BYTE_ROUNDS));
        }
        RunResult run = run(options.build());
        List<Double> values = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        List<Double> limit = new ArrayList<>();
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult round : fork.getIterationResults()) {
                if (row.goal().metric() == Metric.RATIO) {
                    ours.add(secondary(round, "ours"));
                    peer.add(secondary(round, "peer"));
                    limit.add(secondary(round, "limit"));
                    values.add(peer.getLast() / ours.getLast());
                } else if (row.goal().metric() == Metric.BYTES) {
                    // Whole words: the profiler includes JMH's own threads, about 65 KB per second (Zen 3, JDK 25),
                    // which is a byte or two per call. No object is as small as that.
                    values.add(8 * Math.floor(secondary(round, "gc.alloc.rate.norm") / 8));
                } else {
                    values.add(round.getPrimaryResult().getScore());
                }
            }
        }
        return ours.isEmpty()
                ? new Result(row, values, 0, 0, 0, "")
                : new Result(
                        row,
                        values,
                        Statistics.quantile(ours, 0.5),
                        Statistics.quantile(peer, 0.5),
                        Statistics.quantile(limit, 0.5),
                        "");
    }

    /** Hides the output of JMH and its JVMs, unless something fails. */
    private static RunResult run(Options options) throws RunnerException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        try {
            return new Runner(options, OutputFormatFactory.createFormatInstance(to, VerboseMode.NORMAL)).runSingle();
        } catch (RunnerException e) {
            throw new RunnerException(said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static double secondary(IterationResult round, String name) {
        return round.getSecondaryResults().get(name).getScore();
    }
}
