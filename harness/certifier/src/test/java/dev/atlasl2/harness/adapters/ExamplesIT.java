package dev.atlasl2.harness.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The worked adapters in harness/adapters: each is certified by the command that the README there gives, in a folder
 * that has nothing but the adapter, as a checkout in which nothing was built.
 */
class ExamplesIT {
    private static final Path HOME = Path.of(System.getProperty("atlas.home"));
    private static final int MAX_LINES = 150;

    @TempDir
    Path folder;

    static Stream<ExampleAdapter> examples() {
        return ExampleAdapter.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsCertifiedByTheCommandOfItsReadme(ExampleAdapter example) throws Exception {
        try (Stream<Path> files = Files.list(example.source())) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file ->
                                    !example.layer().contains(file.getFileName().toString())))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(MAX_LINES));
        }
        assertThat(HOME.resolve("harness/adapters/README.md"))
                .content()
                .contains("'" + example.target() + "'", example.build(), example.families());
        example.built(folder);

        List<String> command = new ArrayList<>(List.of(HOME.resolve("atlas").toString(), "certify"));
        command.addAll(example.options());
        command.addAll(List.of("--out", "certificate"));
        int status = ExampleAdapter.run(folder, command.toArray(String[]::new));

        assertThat(status).as(ExampleAdapter.log(folder)).isZero();
        assertThat(folder.resolve("checkout/certificate/certificate.json"))
                .content()
                .contains("\"id\": \"" + example.name() + '"');
    }
}
