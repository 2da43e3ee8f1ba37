package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README of the cores lists their ports as the modules declare them. */
class VerilogPortsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("atlas.home", "../..")).resolve("harness/adapters/verilog");
    private static final Pattern DECLARED =
            Pattern.compile("^ *(input|output) +(?:wire|reg) *(?:\\[(\\d+):0])? +(\\w+)\\b", Pattern.MULTILINE);
    private static final Pattern LISTED =
            Pattern.compile("^\\| `(\\w+)` \\| (input|output) \\| (\\d+) \\|", Pattern.MULTILINE);

    private record Port(String direction, int bits, String name) {
        Port inAll(String prefix) {
            boolean isShared = name.equals("clock") || name.equals("reset");
            return isShared ? this : new Port(direction, bits, prefix + name);
        }
    }

    private static List<Port> declared(String module) throws IOException {
        return DECLARED.matcher(Files.readString(FOLDER.resolve(module + ".v")))
                .results()
                .map(port -> new Port(
                        port.group(1), port.group(2) == null ? 1 : Integer.parseInt(port.group(2)) + 1, port.group(3)))
                .toList();
    }

    @Test
    void readmeListsEachPortOnce() throws IOException {
        List<Port> listed = LISTED.matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .map(row -> new Port(row.group(2), Integer.parseInt(row.group(3)), row.group(1)))
                .toList();
        List<Port> sum = declared("atlas_l2_sum");
        List<Port> budget = declared("atlas_l2_budget");
        assertThat(listed)
                .isEqualTo(Stream.of(sum, budget, declared("atlas_l2_residue"), declared("atlas_l2_add"))
                        .flatMap(List::stream)
                        .toList());
        assertThat(declared("atlas_l2"))
                .isEqualTo(Stream.concat(
                                sum.stream().map(port -> port.inAll("sum_")),
                                budget.stream().map(port -> port.inAll("budget_")))
                        .distinct()
                        .toList());
    }
}
