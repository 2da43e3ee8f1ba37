package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tarball, installed into an empty project, in each runtime and in TypeScript. */
@NeedsRelease
class NpmIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void install() throws Exception {
        for (Path file : Release.files(Path.of("projects/npm"))) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        new Program(folder)
                .run(JsRuntime.npm("install", "--offline", "--no-audit", "--no-fund", Release.npm()))
                .ok();
    }

    @ParameterizedTest
    @EnumSource
    void appGetsTheRightAnswersHereAndInAWorker(JsRuntime runtime) {
        assertThat(runtime.run(folder, "app.js").ok())
                .isEqualTo("sum %d%nroot %s%npool %2$s%n".formatted(Sample.sum(), Sample.root()));
    }

    @ParameterizedTest
    @EnumSource
    void everySubpathCanBeImported(JsRuntime runtime) {
        assertThat(runtime.run(folder, "subpaths.js").ok().lines())
                .contains("atlas-l2", "atlas-l2/workers")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DENO") // its own require is in modules
    void commonJsCanRequireIt(JsRuntime runtime) {
        assertThat(runtime.run(folder, "common.cjs").ok()).isEqualTo("sum %d%nsame true%n".formatted(Sample.sum()));
    }

    @Test
    void nothingElseIsInstalled() {
        JsonNode lock = new JsonMapper().readTree(folder.resolve("package-lock.json"));
        assertThat(lock.get("packages").propertyNames()).containsExactly("", "node_modules/atlas-l2");
    }

    /** Deno checks what JSR would get, without publishing it. Its list of exports is not part of the tarball. */
    @Test
    void jsrWouldAcceptIt() {
        Path built = Release.HOME.resolve("wasm/npm/target/package");
        assumeTrue(
                Files.exists(built.resolve("jsr.json")),
                "the npm package is not built; to run it: mvn -pl wasm/npm -am package -DskipTests");
        Path deno = JsRuntime.DENO.program();
        Path out = folder.resolve("jsr");
        new Program(folder)
                .run(JsRuntime.NODE_24.program(), Release.HOME.resolve("wasm/npm/build/jsr.mjs"), built, out)
                .ok();
        Program.Result checked =
                new Program(out, Map.of("NO_COLOR", "1")).run(deno, "publish", "--dry-run", "--allow-dirty");
        checked.ok();
        assertThat(checked.err()).contains("src/witness.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodenext", "bundler"})
    void typesFitUnderStrict(String resolution) {
        Path compiler = Release.HOME.resolve("wasm/npm/target/dev/node_modules/typescript/bin/tsc");
        assumeTrue(
                Files.exists(compiler),
                "no TypeScript in wasm/npm/target/dev; to run it: mvn -pl wasm/npm -am verify -DskipTests -DskipLint=false");
        String module = resolution.equals("bundler") ? "esnext" : resolution;
        new Program(folder)
                .run(
                        JsRuntime.NODE_24.program(),
                        compiler,
                        "--noEmit",
                        "--strict",
                        "--target",
                        "es2022",
                        "--lib",
                        "es2022,dom,esnext.disposable",
                        "--module",
                        module,
                        "--moduleResolution",
                        resolution,
                        "app.ts")
                .ok();
    }
}
