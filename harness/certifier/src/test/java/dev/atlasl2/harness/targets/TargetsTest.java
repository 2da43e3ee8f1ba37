package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.targets.registry.KitTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
    @TempDir
    Path folder;

    @Test
    void unbuiltKitNamesForEveryTargetWhatIsMissingAndTheCure() {
        List<Target> all =
                KitTargets.of(new Dist(folder, folder.resolve("dist"))).all();

        assertThat(all)
                .extracting(Target::id)
                .contains(
                        "jvm-swar",
                        "jvm-vector",
                        "jvm-java17",
                        "node-simd",
                        "node-base",
                        "node-20-simd",
                        "node-26-base")
                .contains(
                        "deno-simd", "deno-base", "bun-simd", "bun-base", "workerd-simd", "endive-simd", "endive-base")
                .contains("chromium-gpu", "deno-gpu")
                .doesNotHaveDuplicates();
        assertThat(all)
                .extracting(Target::availability)
                .allSatisfy(availability -> assertThat(availability)
                        .isInstanceOfSatisfying(Availability.Missing.class, missing -> {
                            assertThat(missing.reason())
                                    .contains(folder.resolve("dist/targets").toString());
                            assertThat(missing.fix()).contains("mvn package");
                        }));
    }

    @Test
    void floorsKnowTheKitsTargetsByTheirIdsAndNotTheEmulatedOnesAndThoseOnGpus() {
        Targets targets = KitTargets.of(new Dist(folder, folder.resolve("dist")));

        assertThat(targets.find("jvm-vector").orElseThrow().platform()).hasValue("jvm-vector");
        for (String id : List.of("jvm-arm64", "jvm-s390x")) {
            Target emulated = targets.find(id).orElseThrow();
            assertThat(emulated.isEmulated()).isTrue();
            assertThat(emulated.platform()).isEmpty();
            assertThat(emulated.installation().orElseThrow().text()).contains("harness/adapters/emulated/install");
        }
        for (String id : List.of("chromium-gpu", "deno-gpu")) {
            assertThat(targets.find(id).orElseThrow().platform()).as(id).isEmpty();
        }
    }

    @Test
    void protocolSaysWhatTimeTheSlowTargetsOfTheKitHave() throws IOException {
        Targets targets = KitTargets.of(new Dist(folder, folder.resolve("dist")));
        Target interpreted = targets.find("endive-simd").orElseThrow();
        Target emulated = targets.find("jvm-arm64").orElseThrow();

        assertThat(Files.readString(Path.of(System.getProperty("atlas.home"), "spec/PROTOCOL.md")))
                .containsIgnoringWhitespaces(
                        "gets " + interpreted.timeFactor() + " times as long if it is interpreted, and "
                                + emulated.timeFactor() + " times as long if its processor is emulated.");
        assertThat(targets.all()).filteredOn(target -> target.timeFactor() > 1).allMatch(Target::isOnlyIfNamed);
        assertThat(targets.find("jvm-swar").orElseThrow().timeFactor()).isEqualTo(1);
    }

    /** A runtime of another version than the pinned one, or half a package, counts as none. */
    @Test
    void missingRuntimeNamesTheVersionAndTheCommandThatInstallsIt() throws IOException {
        Dist dist = new Dist(folder, folder.resolve("dist"));
        for (String file : List.of("js/target.mjs", "npm/package.json")) {
            Files.createDirectories(dist.targets(file).getParent());
            Files.writeString(dist.targets(file), "{}");
        }
        NpmRuntime deno = new NpmRuntime("deno", "Deno");
        Target target = KitTargets.of(dist).find("deno-simd").orElseThrow();
        List<String> npm = target.installation().orElseThrow().commands().getFirst();
        Path runtime = folder.resolve(".tools/runtimes/deno");

        for (String version : List.of("none", "0.0.1", deno.version())) {
            if (!version.equals("none")) {
                String name = deno.npmPackage().name();
                Path installed = runtime.resolve("node_modules").resolve(name);
                program(folder.relativize(installed.resolve("deno")).toString(), "exit 0");
                Files.writeString(installed.resolve("package.json"), "{ \"version\": \"" + version + "\" }");
            }
            if (version.equals(deno.version())) {
                assertThat(target.availability()).isInstanceOf(Availability.Available.class);
            } else {
                assertThat(target.availability())
                        .isEqualTo(new Availability.Missing(
                                "no Deno " + deno.version() + " in " + runtime, "./atlas targets --install deno-simd"));
            }
        }
        assertThat(npm).contains("ci", "--ignore-scripts", runtime.toString());
    }

    /** Whatever machine this is: on both processors that CI and its users have. */
    @Test
    void everyPinnedRuntimeHasAHash() throws IOException {
        List<NpmPackage> packages = new ArrayList<>();
        for (String arch : List.of("x64", "arm64")) {
            for (String id : List.of("node-20", "node-22", "node-26")) {
                packages.add(new NpmPackage("node-linux-" + arch, new NpmRuntime(id, "").version()));
            }
            packages.add(new NpmPackage("@deno/linux-" + arch + "-glibc", new NpmRuntime("deno", "").version()));
            packages.add(new NpmPackage(
                    "@oven/bun-linux-" + arch.replace("arm", "aarch"), new NpmRuntime("bun", "").version()));
            packages.add(new NpmPackage(
                    "@cloudflare/workerd-linux-" + arch.replace("x", ""), new NpmRuntime("workerd", "").version()));
            packages.add(new NpmPackage("node-linux-" + arch, ofPom("node.version")));
        }
        packages.add(new NpmPackage("npm", ofPom("npm.version")));

        assertThat(packages)
                .allSatisfy(npm -> assertThat(npm.integrity())
                        .as(npm.toString())
                        .hasValueSatisfying(hash -> assertThat(hash).matches("sha512-[A-Za-z0-9+/]{86}==")));
        assertThat(new NpmPackage("npm", "0.0.1").integrity()).isEmpty();
    }

    private static String ofPom(String property) throws IOException {
        String pom = Files.readString(Path.of("../../pom.xml"));
        return pom.substring(
                pom.indexOf("<" + property + ">") + property.length() + 2, pom.indexOf("</" + property + ">"));
    }

    @Test
    void targetsThatLackTheSameShareOneInstallation() {
        Targets targets = KitTargets.of(new Dist(folder, folder.resolve("dist")));

        assertThat(targets.find("bun-simd").orElseThrow().installation())
                .isPresent()
                .isEqualTo(targets.find("bun-base").orElseThrow().installation())
                .isNotEqualTo(targets.find("node-22-simd").orElseThrow().installation());
    }

    @Test
    void unknownTargetIsNotFound() {
        assertThat(KitTargets.of(new Dist(folder, folder)).find("jvm-mmx")).isEmpty();
    }

    @Test
    void javaIsFoundByItsReleaseFile() throws IOException {
        Path seventeen = java("b-17", "JAVA_VERSION=\"17.0.15\"\n");
        java("a-21", "JAVA_VERSION=\"21.0.1\"\n");
        java("c-170", "JAVA_VERSION=\"170\"\n");
        Files.createDirectories(folder.resolve("d-empty"));

        assertThat(new JavaHome(Map.of(), List.of(folder)).find(17)).contains(seventeen);
        assertThat(new JavaHome(Map.of(), List.of(folder)).find(18)).isEmpty();
    }

    @Test
    void environmentComesBeforeTheFolders() throws IOException {
        java("a-17", "JAVA_VERSION=\"17\"\n");
        Path chosen = java("elsewhere/mine", "JAVA_VERSION=\"17.0.1\"\n");

        assertThat(new JavaHome(
                                Map.of(
                                        "ATLAS_JAVA17_HOME",
                                        folder.resolve("elsewhere/mine").toString()),
                                List.of(folder))
                        .find(17))
                .contains(chosen);
    }

    @Test
    void javaThatTheEnvironmentNamesWronglyIsPassedOver() throws IOException {
        Path seventeen = java("a-17", "JAVA_VERSION=\"17\"\n");

        assertThat(new JavaHome(Map.of("JAVA17_HOME", "/nowhere", "JAVA_HOME", ""), List.of(folder)).find(17))
                .contains(seventeen);
    }

    @Test
    void seededNodeComesBeforeThePath() throws IOException {
        Path onPath = program("bin/node", "echo v22.1.0");
        assertThat(NodeProgram.find(folder, folder.resolve("bin").toString())).contains(onPath);

        Path seeded = program(".tools/node/node", "echo v24.21.0");
        assertThat(NodeProgram.find(folder, folder.resolve("bin").toString())).contains(seeded);
    }

    @Test
    void nodeThatIsTooOldOrNoNodeIsPassedOver() throws IOException {
        program("old/node", "echo v18.20.4");
        program("odd/node", "echo hello");
        program("bad/node", "exit 1");
        Path right = program("new/node", "echo v20.0.0");
        String path = String.join(":", "", "/nowhere", path("old"), path("odd"), path("bad"), path("new"));

        assertThat(NodeProgram.find(folder, path)).contains(right);
        assertThat(NodeProgram.find(folder, path("old"))).isEmpty();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path java(String name, String release) throws IOException {
        Path java = program(name + "/bin/java", "exit 0");
        Files.writeString(folder.resolve(name).resolve("release"), release);
        return java;
    }

    private Path program(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
