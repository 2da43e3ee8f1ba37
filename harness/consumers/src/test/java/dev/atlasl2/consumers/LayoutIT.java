package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Maven Central, Gradle, npm and those who check a download look for. */
@NeedsRelease
class LayoutIT {
    private static final Path FOLDER = Release.folder();
    private static final String VERSION = Release.version();
    private static final JsonMapper JSON = new JsonMapper();

    /** Checksums of the layout, by the ending of their files. Maven Central refuses a file without the first two. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

    @TempDir
    Path folder;

    @Test
    void everyFileIsInTheListOfChecksumsAndHasItsChecksum() throws IOException {
        Map<String, String> listed = Files.readAllLines(FOLDER.resolve("SHA256SUMS")).stream()
                .map(line -> line.split("  ", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        Map<String, String> found = Release.files(FOLDER).stream()
                .filter(file -> !file.endsWith("SHA256SUMS") && !file.toString().endsWith(".asc"))
                .collect(Collectors.toMap(file -> FOLDER.relativize(file).toString(), file -> hash("SHA-256", file)));
        assertThat(listed).isEqualTo(found);
    }

    @Test
    void everyArtifactHasItsChecksumsBesideIt() throws IOException {
        List<Path> artifacts = artifacts(".pom", ".jar", ".module");
        assertThat(artifacts).hasSizeGreaterThan(20);
        for (Path artifact : artifacts) {
            assertThat(Path.of(artifact + ".md5")).exists();
            assertThat(Path.of(artifact + ".sha1")).exists();
            for (Map.Entry<String, String> each : ALGORITHMS.entrySet()) {
                Path checksum = Path.of(artifact + "." + each.getKey());
                if (Files.exists(checksum)) {
                    assertThat(Files.readString(checksum).strip())
                            .as(checksum.toString())
                            .isEqualTo(hash(each.getValue(), artifact));
                }
            }
        }
    }

    @Test
    void everyPomTellsWhatCentralAsksForAndNothingOfTheBuild() throws IOException {
        for (Path file : artifacts(".pom")) {
            Pom pom = Pom.read(file);
            assertThat(pom.text("groupId")).as(file.toString()).isEqualTo("dev.atlasl2");
            assertThat(pom.text("version")).as(file.toString()).isEqualTo(VERSION);
            for (String needed : List.of(
                    "name",
                    "description",
                    "url",
                    "licenses/license/name",
                    "licenses/license/url",
                    "developers/developer/name",
                    "scm/url",
                    "scm/connection")) {
                assertThat(pom.text(needed)).as(file + ": " + needed).isNotBlank();
            }
            // Maven and Gradle know the version of a POM; any other property would be one of the build.
            assertThat(Files.readString(file).replace("${project.version}", VERSION))
                    .doesNotContain("SNAPSHOT", "${");
        }
        assertThat(Release.files(FOLDER).stream().map(Path::toString)).noneMatch(name -> name.contains("SNAPSHOT"));
    }

    @Test
    void everyLibraryComesWithSourcesAndDocumentationAndTheLicence() throws IOException {
        for (Path pom : artifacts(".pom")) {
            if (Pom.read(pom).text("packaging").equals("pom")) {
                continue;
            }
            String stem = pom.toString().replaceFirst("\\.pom$", "");
            for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
                List<String> entries = Jars.names(Path.of(stem + ending));
                assertThat(entries).as(stem + ending).anyMatch(name -> name.matches("(META-INF/)?LICENSE(\\.txt)?"));
            }
            assertThat(Jars.names(Path.of(stem + "-sources.jar"))).anyMatch(name -> name.endsWith(".java"));
            assertThat(Jars.names(Path.of(stem + "-javadoc.jar"))).contains("index.html");
        }
    }

    @Test
    void bomNamesEveryLibraryAndWhatLibrariesNeedOfTheKitIsThere() throws IOException {
        Map<String, Path> here = artifacts(".pom").stream()
                .collect(Collectors.toMap(
                        pom -> pom.getParent().getParent().getFileName().toString(), Function.identity()));
        List<String> libraries = here.keySet().stream()
                .filter(name -> Files.exists(here.get(name).resolveSibling(name + "-" + VERSION + ".jar")))
                .toList();
        assertThat(libraries).contains("atlas-l2-spec", "atlas-l2-core", "atlas-l2-vector", "atlas-l2-files");

        assertThat(Pom.read(here.get("atlas-l2-bom")).dependencies())
                .containsExactlyInAnyOrderElementsOf(libraries.stream()
                        .map(name -> "dev.atlasl2:" + name + ":" + VERSION)
                        .toList());
        for (Path pom : here.values()) {
            assertThat(Pom.read(pom).dependencies().stream()
                            .filter(each -> each.startsWith("dev.atlasl2:"))
                            .map(each -> each.split(":")[1]))
                    .as(pom.toString())
                    .isSubsetOf(here.keySet());
        }
    }

    /** Gradle picks by it, and refuses a module that is for a newer Java than the project's. */
    @Test
    void metadataForGradleNamesTheJavaThatTheClassesAreFor() throws IOException {
        Map<String, Integer> java = new TreeMap<>();
        for (Path file : artifacts(".module")) {
            JsonNode module = JSON.readTree(file);
            assertThat(module.at("/component/group").asString()).isEqualTo("dev.atlasl2");
            assertThat(module.at("/component/version").asString()).isEqualTo(VERSION);
            String name = module.at("/component/module").asString();
            Path jar = file.resolveSibling(name + "-" + VERSION + ".jar");
            for (JsonNode variant : module.get("variants")) {
                if (variant.at("/attributes/org.gradle.category").asString().equals("library")) {
                    java.put(
                            name,
                            variant.at("/attributes/org.gradle.jvm.version").asInt());
                    assertThat(java.get(name)).as(name).isEqualTo(Jars.newestJava(jar));
                }
                JsonNode entry = variant.at("/files/0");
                Path named = file.resolveSibling(entry.get("url").asString());
                assertThat(entry.get("size").asLong()).isEqualTo(Files.size(named));
                assertThat(entry.get("sha256").asString()).isEqualTo(hash("SHA-256", named));
            }
            // Gradle looks for the file only if the POM says so.
            assertThat(file.resolveSibling(name + "-" + VERSION + ".pom"))
                    .content()
                    .contains("do_not_remove: published-with-gradle-metadata");
        }
        assertThat(java).containsEntry("atlas-l2-core", 17).containsEntry("atlas-l2-vector", 25);
    }

    @Test
    void packageOfNpmSaysWhereItComesFrom() {
        new Program(folder).run("tar", "xzf", Release.npm()).ok();
        Path inside = folder.resolve("package");
        JsonNode manifest = JSON.readTree(inside.resolve("package.json"));
        assertThat(manifest.get("name").asString()).isEqualTo("atlas-l2");
        assertThat(manifest.get("version").asString()).isEqualTo(VERSION);
        assertThat(manifest.get("license").asString()).isEqualTo("MIT");
        for (String needed : List.of("/repository/url", "/homepage", "/bugs/url", "/description", "/types")) {
            assertThat(manifest.at(needed).asString("")).as(needed).isNotBlank();
        }
        assertThat(manifest.has("dependencies")).isFalse();
        assertThat(manifest.has("scripts")).as("scripts of an installation").isFalse();
        assertThat(inside.resolve("README.md")).exists();
        assertThat(inside.resolve("CHANGELOG.md")).exists();
        assertThat(inside.resolve("LICENSE")).hasSameTextualContentAs(Release.HOME.resolve("LICENSE"));
    }

    @Test
    void componentsAndNotesAreOfThisRelease() throws IOException {
        JsonNode components = JSON.readTree(FOLDER.resolve("atlas-l2-" + VERSION + ".cdx.json"));
        assertThat(components.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(components.at("/metadata/component/version").asString()).isEqualTo(VERSION);
        assertThat(components
                        .get("components")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .contains("atlas-l2-core", "jackson-databind");

        String notes = Files.readString(FOLDER.resolve("RELEASE-NOTES.md"));
        assertThat(notes.lines()).hasSizeGreaterThan(3).first().asString().contains(VERSION);
        assertThat(notes)
                .as("links that work on any page")
                .contains("](https://")
                .doesNotContainPattern("]\\((?!https://)");
    }

    /** Returns the files of the Maven repository with one of these endings. */
    private static List<Path> artifacts(String... endings) {
        return Release.files(Release.maven()).stream()
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .toList();
    }

    private static String hash(String algorithm, Path file) {
        try {
            return HexFormat.of().formatHex(Sample.digest(algorithm, Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
