package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of docs/install.md, with the folder of the release in place of the public registries and a CDN. */
@NeedsRelease
class InstallPageIT {
    /** Not run: there is no Gradle, and the stage that builds the image runs it. */
    private static final List<String> NOT_RUN = List.of("gradle", "container");

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```\\w+ (\\w+)\\n(.*?)^```\\n(?:```text output\\n(.*?)^```\\n)?");
    private static final String CDN = "https://cdn.jsdelivr.net/npm/";

    /** @param output what the page says that it prints, or null */
    private record Block(String code, String output) {}

    private final Map<String, Block> blocks = new HashMap<>();
    private String page;

    @TempDir
    Path folder;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Release.HOME.resolve("docs/install.md"));
        for (MatchResult block : BLOCK.matcher(page).results().toList()) {
            blocks.put(block.group(1), new Block(block.group(2), block.group(3)));
        }
    }

    @Test
    void everyBlockIsRunOrKnownNotToBe() {
        assertThat(blocks.keySet())
                .containsExactlyInAnyOrder(
                        "maven",
                        "bom",
                        "gradle",
                        "npm",
                        "deno",
                        "bun",
                        "app",
                        "npx",
                        "cdn",
                        "importmap",
                        "tool",
                        "container",
                        "checksums");
        assertThat(blocks.keySet()).containsAll(NOT_RUN);
    }

    /** So they are run, too. */
    @Test
    void linesOfTheReadmeAreFromThisPage() throws IOException {
        Map<String, String> readme = BLOCK.matcher(Files.readString(Release.HOME.resolve("README.md")))
                .results()
                .filter(block ->
                        !block.group(1).equals("run") && !block.group(1).equals("output"))
                .collect(Collectors.toMap(block -> block.group(1), block -> block.group(2)));

        assertThat(readme).containsOnlyKeys("maven", "gradle", "npm", "deno", "bun", "importmap");
        assertThat(readme)
                .allSatisfy((name, code) ->
                        assertThat(code).as(name).isEqualTo(blocks.get(name).code()));
    }

    @Test
    void versionsAreThoseOfTheRelease() {
        List<String> versions = Pattern.compile(
                        "atlas(?:-l2)?(?:-bom)?[-:@](\\d+\\.\\d+\\.\\d+)|<version>(.*?)</version>")
                .matcher(page)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
        assertThat(versions).hasSizeGreaterThan(8).containsOnly(Release.version());
    }

    @Test
    void linesForMavenAndTheRepositoryOfTheCheckoutResolve() throws IOException {
        String repository = inline("<repository>");
        Files.writeString(
                folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>org.example</groupId><artifactId>page</artifactId><version>1</version><packaging>pom</packaging>
                <repositories>%s<repository><id>machine</id><url>${machine.repository}</url></repository></repositories>
                <pluginRepositories>
                <pluginRepository><id>machine</id><url>${machine.repository}</url></pluginRepository>
                </pluginRepositories>
                %s
                <dependencies>%s
                <dependency><groupId>dev.atlasl2</groupId><artifactId>atlas-l2-vector</artifactId></dependency>
                </dependencies>
                </project>
                """.formatted(repository, blocks.get("bom").code, blocks.get("maven").code));
        new MavenProject(folder)
                .build(
                        Jdk.of(17),
                        "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                        "-DoutputDirectory=lib")
                .ok();
        String version = Release.version();
        assertThat(Release.list(folder.resolve("lib"), "*").stream()
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "atlas-l2-core-" + version + ".jar",
                        "atlas-l2-spec-" + version + ".jar",
                        "atlas-l2-vector-" + version + ".jar");
    }

    @Test
    void linesForGradleNameWhatIsThere() {
        String version = Release.version();
        String gradle = blocks.get("gradle").code;
        assertThat(gradle).contains("\"dev.atlasl2:atlas-l2-bom:" + version + "\"", "\"dev.atlasl2:atlas-l2-core\"");
        assertThat(Release.maven().resolve("dev/atlasl2/atlas-l2-bom/" + version))
                .isDirectory();
    }

    @ParameterizedTest
    @CsvSource({"npm, node app.mjs", "deno, deno run --allow-all app.mjs", "bun, bun app.mjs"})
    void lineForARegistryInstallsWhatTheAppImports(String name, String start) throws IOException {
        Files.writeString(folder.resolve("app.mjs"), blocks.get("app").code);
        try (NpmServer registry = new NpmServer()) {
            Map<String, String> environment = programs();
            environment.put("NPM_CONFIG_REGISTRY", registry.url());
            Program shell = new Program(folder, environment);
            shell.run("bash", "-euc", blocks.get(name).code).ok();
            assertThat(shell.run("bash", "-euc", start).ok()).isEqualTo(blocks.get("app").output);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "npm install, node app.mjs",
        "npm install, deno run --allow-all --node-modules-dir=manual app.mjs",
        "bun add, bun app.mjs"
    })
    void lineForTheFolderOfTheCheckoutInstallsWhatTheAppImports(String line, String start) throws IOException {
        Files.writeString(folder.resolve("app.mjs"), blocks.get("app").code);
        Program shell = new Program(folder, programs());
        shell.run("bash", "-euc", inline(line + " KIT")).ok();
        assertThat(shell.run("bash", "-euc", start).ok()).isEqualTo(blocks.get("app").output);
    }

    @Test
    void lineForTheCommandOfThePackagePrintsWhatThePageSays() throws IOException {
        try (NpmServer registry = new NpmServer()) {
            Map<String, String> environment = programs();
            environment.put("NPM_CONFIG_REGISTRY", registry.url());
            Program shell = new Program(folder, environment);
            shell.run("bash", "-euc", blocks.get("npm").code).ok();
            assertThat(shell.run("bash", "-euc", blocks.get("npx").code).ok()).isEqualTo(blocks.get("npx").output);
        }
    }

    /** Scripts come from another origin than the page, as from a CDN. */
    @ParameterizedTest
    @ValueSource(strings = {"cdn", "importmap"})
    void pageWithoutABundlerShowsTheSum(String name) throws Exception {
        try (NpmServer cdn = new NpmServer()) {
            String html = blocks.get(name).code;
            assertThat(html).contains(CDN);
            assertThat(Chromium.textOf(html.replace(CDN, cdn.url() + "files/"))).isEqualTo("7");
        }
    }

    @Test
    void linesForTheToolPrintWhatThePageSays() throws IOException {
        Path tool = Release.tool();
        Files.copy(tool, folder.resolve(tool.getFileName()));
        String code = blocks.get("tool")
                .code
                .replace("x86_64", System.getProperty("os.arch").replace("amd64", "x86_64"));
        assertThat(new Program(folder).run("bash", "-euc", code).ok()).isEqualTo(blocks.get("tool").output);
    }

    @Test
    void lineForTheChecksumsAccepts() {
        assertThat(new Program(Release.folder())
                        .run("bash", "-euc", blocks.get("checksums").code)
                        .ok())
                .isEmpty();
    }

    /** Returns the code in backticks that begins so, for the folder of the release. */
    private String inline(String start) {
        return Pattern.compile("`(" + Pattern.quote(start) + "[^`]*)`")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page has no `" + start + "...`"))
                .group(1)
                .replace("KIT/target/release", Release.folder().toString());
    }

    /** Returns an environment whose PATH begins with the runtimes of the kit. */
    private Map<String, String> programs() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (JsRuntime runtime : List.of(JsRuntime.NODE_24, JsRuntime.DENO, JsRuntime.BUN)) {
            Path program = runtime.program();
            script(bin.resolve(program.getFileName()), List.of(program));
        }
        script(bin.resolve("npm"), JsRuntime.npm());
        script(bin.resolve("npx"), JsRuntime.npm("exec", "--"));
        Map<String, String> environment = new HashMap<>(JsRuntime.quiet(folder));
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        return environment;
    }

    /** Writes a script that runs a command with the arguments that it gets. */
    private static void script(Path file, List<?> command) throws IOException {
        String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.writeString(file, "#!/bin/sh\nexec " + words + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
