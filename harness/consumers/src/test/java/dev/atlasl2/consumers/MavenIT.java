package dev.atlasl2.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of several modules that imports the BOM, built by Maven on each Java that is supported, and run in each way that people ship. */
@NeedsRelease
class MavenIT {
    private static final String APP = "consumer.app.App";
    private static final String FAST = "consumer.fast.Fast";
    private static final String FLAG = "jdk.incubator.vector";
    /** Proves that the vector kernel is there, whichever kernel is faster on this machine. */
    private static final String VECTOR = "-Datlas.kernel.require=vector";

    @TempDir
    private static Path folder;

    /** All modules, built on Java 25. */
    private static Path built;

    @BeforeAll
    static void buildAll() throws Exception {
        MavenProject project = MavenProject.copy("maven", folder.resolve("all"));
        project.build(Jdk.of(25), "package").ok();
        built = project.folder();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21})
    void olderJavaBuildsAndRunsOnTheClassPathAndOnTheModulePath(int release) throws Exception {
        Jdk java = Jdk.of(release);
        MavenProject project = MavenProject.copy("maven", folder.resolve("java-" + release));
        List<String> arguments =
                new ArrayList<>(List.of("package", "-pl", "app", "-Dmaven.compiler.release=" + release));
        if (!Files.exists(java.program("javac"))) { // it borrows one
            arguments.add("-Dmaven.compiler.fork");
            arguments.add("-Dmaven.compiler.executable=" + Jdk.of(25).program("javac"));
        }
        project.build(java, arguments.toArray(String[]::new)).ok();

        Path app = project.folder().resolve("app/target");
        isRight(release, "swar", run(java, "-cp", classPath(app, "app"), APP));
        isRight(release, "swar", run(java, "-p", modulePath(app, "app"), "-m", "consumer.app/" + APP));
    }

    @Test
    void java25RunsOnTheClassPathAndOnTheModulePath() {
        Jdk java = Jdk.of(25);
        Path app = built.resolve("app/target");
        Path fast = built.resolve("fast/target");
        isRight(25, "swar", run(java, "-cp", classPath(app, "app"), APP));
        isRight(25, "swar", run(java, "-p", modulePath(app, "app"), "-m", "consumer.app/" + APP));
        isRight(25, "swar", run(java, "-cp", classPath(fast, "fast"), FAST));
        isRight(25, "", run(java, VECTOR, "--add-modules", FLAG, "-cp", classPath(fast, "fast"), FAST));
        isRight(25, "", run(java, VECTOR, "-p", modulePath(fast, "fast"), "-m", "consumer.fast/" + FAST));
    }

    /** Maven knows of no Java that an artifact needs, so javac and the library say it. */
    @Test
    void java17WithTheModuleForJava25IsToldSo() throws Exception {
        Jdk java = Jdk.of(17);
        Path app = built.resolve("app/target");
        Path fast = built.resolve("fast/target");
        String both = classPath(app, "app") + File.pathSeparator + classPath(fast, "fast");
        String said = run(java, "-cp", both, APP).ok();
        assertThat(said).contains("sum " + Sample.sum(), "vectors need Java 25 or later, this is Java 17");

        Path source = Files.writeString(folder.resolve("Use.java"), """
                class Use {
                    Class<?> used = dev.atlasl2.vector.Segments.class;
                }
                """);
        assertThat(new Program(folder)
                        .run(java.program("javac"), "-d", folder, "-cp", classPath(fast, "fast"), source)
                        .failed())
                .contains("Segments.class", "class file has wrong version 69.0, should be 61.0");
    }

    @Test
    void imageOfJlinkRuns() {
        Jdk java = Jdk.of(25);
        Path image = folder.resolve("image");
        new Program(folder)
                .run(
                        java.program("jlink"),
                        "-p",
                        modulePath(built.resolve("fast/target"), "fast"),
                        "--add-modules",
                        "consumer.fast",
                        "--launcher",
                        "fast=consumer.fast/" + FAST,
                        "--output",
                        image)
                .ok();
        isRight(25, "", new Program(folder, Map.of("JAVA_HOME", "")).run(image.resolve("bin/fast")));
        isRight(25, "", run(new Jdk(image), VECTOR, "-m", "consumer.fast/" + FAST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shaded", "boot"})
    void oneJarWithTheLibraryInItRuns(String module) {
        Path jar = built.resolve(module + "/target/" + module + ".jar");
        isRight(17, "swar", run(Jdk.of(17), "-jar", jar));
        isRight(25, "swar", run(Jdk.of(25), "-jar", jar));
        isRight(25, "", run(Jdk.of(25), VECTOR, "--add-modules", FLAG, "-jar", jar));
    }

    private static Program.Result run(Jdk java, Object... arguments) {
        return new Program(folder)
                .run(Stream.concat(Stream.of(java.program("java")), Stream.of(arguments))
                        .toList());
    }

    private static void isRight(int release, String kernel, Program.Result result) {
        assertThat(result.ok())
                .startsWith(
                        "java %d\nsum %d\nroot %s\nkernel %s".formatted(release, Sample.sum(), Sample.root(), kernel));
    }

    private static String classPath(Path target, String name) {
        return target.resolve(name + ".jar") + File.pathSeparator + target.resolve("lib") + File.separator + "*";
    }

    private static String modulePath(Path target, String name) {
        return target.resolve(name + ".jar") + File.pathSeparator + target.resolve("lib");
    }
}
