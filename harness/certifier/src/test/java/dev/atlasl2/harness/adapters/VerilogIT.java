package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simulated cores: their clocks, their handshakes, and that the certifier detects mistakes in them. */
class VerilogIT {
    private static final ExampleAdapter EXAMPLE = ExampleAdapter.of("verilog");
    private static final String PROGRAM = EXAMPLE.command();
    /** Of a beat that is taken at the first clock, until its answer is there. */
    private static final int STAGES = 4;

    private static final int WIDTH = 16;

    @TempDir
    static Path folder;

    /**
     * A mistake in a core.
     *
     * @param file of the core
     * @param right its code, and {@code wrong} the code to replace it
     * @param option of the program with which it is detected
     */
    private record Mutant(String name, String file, String right, String wrong, String option) {
        void build() throws Exception {
            Path source = folder.resolve("checkout/harness/adapters/verilog").resolve(file);
            String text = Files.readString(source);
            assertThat(text).contains(right);
            Files.writeString(source, text.replace(right, wrong));
            String build =
                    EXAMPLE.build().replace("../atlas-l2-verilog", "../" + name).replace("-Wall", "-Wno-fatal");
            assertThat(ExampleAdapter.run(folder, "sh", "-c", build))
                    .as(ExampleAdapter.log(folder))
                    .isZero();
            Files.writeString(source, text);
        }

        String target() {
            return name + "=command:target/" + name + option;
        }
    }

    private static final List<Mutant> MUTANTS = List.of(
            new Mutant(
                    "lost-carry",
                    "atlas_l2_sum.v",
                    "{1'b0, bytes[16 * i +: 8]} + {1'b0, bytes[16 * i + 8 +: 8]}",
                    "{1'b0, bytes[16 * i +: 8] + bytes[16 * i + 8 +: 8]}",
                    ""),
            new Mutant("dropped-tail", "atlas_l2_sum.v", "in_enable[i] ?", "&in_enable ?", ""),
            new Mutant("overdrawn", "atlas_l2_budget.v", "&& total > available", "&& total > 7'd95", ""),
            new Mutant(
                    "lost-reset",
                    "atlas_l2_sum.v",
                    "{valid_1, valid_2, valid_3, out_valid} <= 4'b0",
                    "{valid_1, valid_3, out_valid} <= 3'b0",
                    ""),
            new Mutant("lost-beat", "atlas_l2_sum.v", "in_ready = moves", "in_ready = 1'b1", " stalls"));

    @BeforeAll
    static void build() throws Exception {
        EXAMPLE.built(folder);
    }

    @Test
    void sumTakesAClockFor16BytesAndThreeMore() throws Exception {
        List<String> lines = IntStream.of(1, 16, 12_288, 1 << 20)
                .mapToObj(size -> {
                    int clocks = (size + WIDTH - 1) / WIDTH + STAGES - 1;
                    return "%d B: %d clocks, %.4f a byte".formatted(size, clocks, (double) clocks / size);
                })
                .toList();

        assertThat(ExampleAdapter.run(folder, PROGRAM, "clocks")).isZero();
        assertThat(ExampleAdapter.log(folder).lines()).isEqualTo(lines);
        assertThat(EXAMPLE.source().resolve("README.md")).content().contains(String.join("\n", lines));
    }

    @Test
    void unknownOptionIsRefused() throws Exception {
        assertThat(ExampleAdapter.run(folder, PROGRAM, "fast")).isEqualTo(2);
        assertThat(ExampleAdapter.log(folder)).contains("usage: ", "clocks|stalls", "got fast");
    }

    @Test
    void mutantsAreRefusedAndTheCoresAreRightWithStalls() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("atlas.home")).resolve("atlas").toString(),
                "certify",
                "--family",
                "sum,stream,budget",
                "--shard",
                "1/16",
                "--fresh",
                "0",
                "--floors",
                "off",
                "--out",
                "certificate",
                "--target",
                "right=command:" + PROGRAM + " stalls"));
        for (Mutant mutant : MUTANTS) {
            mutant.build();
            command.addAll(List.of("--target", mutant.target()));
        }

        int status = ExampleAdapter.run(folder, command.toArray(String[]::new));

        assertThat(status).as(ExampleAdapter.log(folder)).isEqualTo(1);
        JsonNode targets = Json.readObject(
                        "certificate", Files.readString(folder.resolve("checkout/certificate/certificate.json")))
                .at("/correctness/targets");
        assertThat(targets).hasSize(1 + MUTANTS.size());
        for (JsonNode target : targets) {
            JsonNode totals = target.get("totals");
            boolean isRight = totals.get("pass").equals(totals.get("vectors"));
            assertThat(isRight)
                    .as("%s", target)
                    .isEqualTo(target.get("id").stringValue().equals("right"));
            assertThat(totals.get("pass").intValue()).as("not all is wrong").isPositive();
        }
    }
}
