package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Maven repository of a release, made from small modules. */
class ReleaseRepositoryIT {
    private static final String LIBRARY = "org/example/library/1.2.3/library-1.2.3";

    @TempDir
    Path folder;

    private Path kit;
    private Path out;

    @BeforeEach
    void twoModulesAndABom() throws Exception {
        kit = folder.resolve("kit");
        out = folder.resolve("out");
        write(
                "pom.xml",
                "<project><modules><module>jvm/bom</module><module>lib</module><module>base</module></modules></project>");
        write(
                "jvm/bom/pom.xml",
                "<project><parent><artifactId>x</artifactId></parent><artifactId>bom</artifactId></project>");
        bom("library", "base");
        module("lib", "library", 69, """
                <dependency><groupId>org.example</groupId><artifactId>base</artifactId><version>1.2.3</version>
                  <exclusions><exclusion><groupId>g</groupId><artifactId>a</artifactId></exclusion></exclusions></dependency>
                <dependency><groupId>log</groupId><artifactId>nop</artifactId><version>2</version><scope>runtime</scope></dependency>
                <dependency><groupId>o</groupId><artifactId>optional</artifactId><version>2</version><optional>true</optional></dependency>
                <dependency><groupId>p</groupId><artifactId>provided</artifactId><version>2</version><scope>provided</scope></dependency>
                """);
        module("base", "base", 61, "");
    }

    @Test
    void eachFileHasTheChecksumsOfMavenCentral() throws Exception {
        assertThat(run()).isEqualTo(new BuildTool(0, ""));

        try (Stream<Path> all = Files.list(out.resolve(LIBRARY).getParent())) {
            List<String> names = all.map(file -> file.getFileName().toString().replace("library-1.2.3", ""))
                    .filter(name -> !name.matches(".*\\.(md5|sha1|sha256|sha512)"))
                    .sorted()
                    .toList();
            assertThat(names).containsExactly("-javadoc.jar", "-sources.jar", ".jar", ".module", ".pom");
        }
        byte[] jar = Files.readAllBytes(out.resolve(LIBRARY + ".jar"));
        for (String[] checksum :
                new String[][] {{"md5", "MD5"}, {"sha1", "SHA-1"}, {"sha256", "SHA-256"}, {"sha512", "SHA-512"}}) {
            assertThat(out.resolve(LIBRARY + ".jar." + checksum[0]))
                    .hasContent(HexFormat.of()
                            .formatHex(MessageDigest.getInstance(checksum[1]).digest(jar)));
        }
        assertThat(out.resolve("org/example/bom/1.2.3/bom-1.2.3.pom.sha1")).exists();
        assertThat(out.resolve("org/example/bom/1.2.3/bom-1.2.3.pom"))
                .content()
                .as("a BOM has no other metadata for Gradle")
                .doesNotContain("published-with-gradle-metadata");
    }

    @Test
    void gradleLearnsWhichJavaTheJarNeeds() throws Exception {
        run();

        assertThat(out.resolve(LIBRARY + ".pom")).content().contains("do_not_remove: published-with-gradle-metadata");
        JsonNode module = module(LIBRARY);
        JsonNode api = module.get("variants").get(0);
        JsonNode runtime = module.get("variants").get(1);
        for (JsonNode variant : List.of(api, runtime)) {
            assertThat(variant.at("/attributes/org.gradle.jvm.version").asInt()).isEqualTo(25);
            assertThat(variant.at("/files/0/size").asLong()).isEqualTo(Files.size(out.resolve(LIBRARY + ".jar")));
        }
        assertThat(api.get("dependencies").toString())
                .isEqualTo("[{\"group\":\"org.example\",\"module\":\"base\",\"version\":{\"requires\":\"1.2.3\"},"
                        + "\"excludes\":[{\"group\":\"g\",\"module\":\"a\"}]}]");
        assertThat(runtime.get("dependencies").findValuesAsString("module"))
                .contains("base", "nop")
                .doesNotContain("optional", "provided");
        assertThat(module("org/example/base/1.2.3/base-1.2.3")
                        .at("/variants/0/attributes/org.gradle.jvm.version")
                        .asInt())
                .isEqualTo(17);
    }

    @Test
    void gpgSignsEachFileOnlyWithAKey() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path gpg = Files.writeString(bin.resolve("gpg"), """
                #!/bin/sh
                for file; do :; done
                echo "$*" >"$file.asc"
                """);
        assertThat(gpg.toFile().setExecutable(true)).isTrue();
        Map<String, String> path = Map.of("PATH", bin + ":" + System.getenv("PATH"));

        assertThat(BuildTool.run("ReleaseRepository.java", path, kit.toString(), out.toString(), "KEY")
                        .status())
                .isZero();

        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", ".module", ".pom")) {
            assertThat(out.resolve(LIBRARY + ending + ".asc")).content().contains("--detach-sign", "--local-user KEY");
        }
        assertThat(out.resolve("org/example/bom/1.2.3/bom-1.2.3.pom.asc")).exists();
    }

    @Test
    void aModuleThatNeedsAnUnpublishedOneIsRefused() throws Exception {
        bom("library");

        BuildTool run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("library needs base, which jvm/bom/pom.xml does not name");
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Files.delete(kit.resolve("lib/target/library-1.2.3-sources.jar"));

        BuildTool run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("missing", "library-1.2.3-sources.jar");
    }

    private BuildTool run() throws Exception {
        return BuildTool.run("ReleaseRepository.java", Map.of(), kit.toString(), out.toString());
    }

    private JsonNode module(String stem) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(out.resolve(stem + ".module")));
    }

    private void bom(String... artifacts) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String artifact : artifacts) {
            all.append("<dependency><groupId>org.example</groupId><artifactId>")
                    .append(artifact)
                    .append("</artifactId><version>1.2.3</version></dependency>");
        }
        write("jvm/bom/target/flattened-pom.xml", """
                <project>
                  <groupId>org.example</groupId><artifactId>bom</artifactId><version>1.2.3</version><packaging>pom</packaging>
                  <dependencyManagement><dependencies>%s</dependencies></dependencyManagement>
                </project>
                """.formatted(all));
    }

    private void module(String name, String artifact, int format, String dependencies) throws IOException {
        write(name + "/pom.xml", "<project><artifactId>" + artifact + "</artifactId></project>");
        write(name + "/target/flattened-pom.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <groupId>org.example</groupId><artifactId>%s</artifactId><version>1.2.3</version>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(artifact, dependencies));
        for (String kind : List.of("", "-sources", "-javadoc")) {
            Path jar = kit.resolve(name + "/target/" + artifact + "-1.2.3" + kind + ".jar");
            try (JarOutputStream zip = new JarOutputStream(Files.newOutputStream(jar))) {
                zip.putNextEntry(new JarEntry("module-info.class"));
                zip.write(new byte[] {-54, -2, -70, -66, 0, 0, 0, 61});
                zip.putNextEntry(new JarEntry("A.class"));
                zip.write(new byte[] {-54, -2, -70, -66, 0, 0, 0, (byte) format});
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = kit.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.UTF_8);
    }
}
