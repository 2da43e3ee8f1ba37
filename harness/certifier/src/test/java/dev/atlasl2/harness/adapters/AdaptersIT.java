package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.registry.KitTargets;
import dev.atlasl2.vectors.tool.OperationTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every adapter of harness/adapters has the operations and the benches of spec/operations.json, and no others. */
class AdaptersIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));

    /** The adapters of the kit's own libraries, each with a target that runs it. */
    private static final Map<String, String> TARGETS =
            Map.of("jvm", "jvm-swar", "js", "node-base", "raw", "endive-base");

    /** It has no operations of its own: it installs a Java, which runs the adapter jvm. */
    private static final String EMULATED = "emulated";

    @TempDir
    Path folder;

    static Stream<String> adapters() {
        return Stream.concat(TARGETS.keySet().stream(), ExampleAdapter.all().map(ExampleAdapter::name))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void adapterHasTheOperationsOfTheTable(String adapter) throws Exception {
        OperationTable table = OperationTable.read(HOME.resolve("spec/operations.json"));
        assertThat(new AdapterCheck(table, adapter).complaints(target(adapter))).isEmpty();
    }

    private Target target(String adapter) throws Exception {
        return TARGETS.containsKey(adapter)
                ? KitTargets.of(Dist.ofLauncher()).find(TARGETS.get(adapter)).orElseThrow()
                : ExampleAdapter.of(adapter).built(folder);
    }

    @Test
    void everyFolderOfAdaptersIsCheckedHere() throws Exception {
        try (Stream<Path> folders = Files.list(HOME.resolve("harness/adapters"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(adapters(), Stream.of(EMULATED)).toList());
        }
        try (Stream<Path> files = Files.list(HOME.resolve("harness/adapters").resolve(EMULATED))) {
            assertThat(files.map(file -> file.getFileName().toString())).isEqualTo(List.of("install"));
        }
    }
}
