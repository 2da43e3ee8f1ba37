package dev.atlasl2.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atlasl2.benchmarks.Peers.Unavailable;
import dev.atlasl2.benchmarks.Row.Need;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.RunnerException;

/** Every benchmark's own check of its answers, by one short round of each. */
class AnswersTest {
    private static String missing = "";

    @BeforeAll
    static void buildPeers() {
        try {
            System.setProperty(PeerLibrary.PROPERTY, PeerLibrary.path().toString());
        } catch (Unavailable e) {
            missing = e.getMessage();
        }
    }

    @TestFactory
    List<DynamicTest> everyBenchmarkAnswersRight() {
        Map<String, Row> first = new LinkedHashMap<>();
        for (Row row : Plan.rows()) {
            first.putIfAbsent(row.job().benchmark(), row);
        }
        first.remove("FirstCall");
        List<DynamicTest> tests = new ArrayList<>();
        first.forEach((benchmark, row) -> tests.add(DynamicTest.dynamicTest(benchmark, () -> answersRight(row))));
        return tests;
    }

    private static void answersRight(Row row) throws RunnerException {
        assumeTrue(row.job().needs() != Need.C || missing.isEmpty(), missing + "; to run it: install gcc");
        Result result = new Rounds(0, 0, 1, List.of()).of(row);
        assertThat(result.median()).isNotNegative().isFinite();
    }

    @Test
    void firstCallsAnswerRight() throws Exception {
        Row row = Plan.rows().stream()
                .filter(each -> each.id().equals("first-core"))
                .findFirst()
                .orElseThrow();
        assertThat(FirstCall.of(row, 1).median()).isPositive();
    }

    @Test
    void wrongKernelEndsTheRun(@TempDir Path folder) throws Exception {
        Path service = folder.resolve("META-INF/services/dev.atlasl2.kernel.KernelProvider");
        Files.createDirectories(service.getParent());
        Files.writeString(service, WrongKernels.class.getName());
        Row row = Plan.rows().stream()
                .filter(each -> each.job().benchmark().equals("AllocationBenchmark.sum"))
                .findFirst()
                .orElseThrow();
        String path = System.getProperty("java.class.path");
        System.setProperty("java.class.path", folder + File.pathSeparator + path); // which JMH gives to its JVMs
        try {
            assertThatThrownBy(() -> new Rounds(1, 0, 1, List.of("-Datlas.kernel=vector")).of(row))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("wrong answer: sum must be 0, got 95");
        } finally {
            System.setProperty("java.class.path", path);
        }
    }
}
