package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** A user's program, compiled against the jars. It prints the kernel and its reason first. */
final class SampleApp {
    static final String MODULE = "sample";
    static final String MAIN = "sample.Sum";
    static final String MODULE_MAIN = MODULE + "/" + MAIN;
    static final String SEGMENTS = "sample.SegmentSum";

    private static final String DESCRIPTOR = """
            module sample {
                requires dev.atlasl2;
            }
            """;

    /** 4,129 x 255: more than one vector of every width, and a rest. */
    private static final String SUM = """
            package sample;

            import dev.atlasl2.Conservation;
            import dev.atlasl2.Kernels;

            public final class Sum {
                public static void main(String[] args) {
                    byte[] data = new byte[4_129];
                    java.util.Arrays.fill(data, (byte) 255);
                    System.out.println(Kernels.describe());
                    System.out.println("sum " + Conservation.sum(data));
                    System.out.println("on Java " + Runtime.version().feature());
                }
            }
            """;

    private static final String SEGMENT_SUM = """
            package sample;

            import dev.atlasl2.Kernels;
            import dev.atlasl2.vector.Segments;
            import java.lang.foreign.Arena;

            public final class SegmentSum {
                public static void main(String[] args) {
                    System.out.println(Kernels.describe());
                    System.out.println("sum " + Segments.sum(Arena.global().allocate(4_129).fill((byte) 255)));
                }
            }
            """;

    private SampleApp() {}

    /** Compiles the program, for Java 17. */
    static Path compile(Path folder, String path) {
        Path descriptor = write(folder, "module-info.java", DESCRIPTOR);
        Path sum = write(folder, "sample/Sum.java", SUM);
        run(
                "javac",
                "--release",
                "17",
                "-Xlint:-module",
                "-p",
                path,
                "-d",
                folder.toString(),
                descriptor.toString(),
                sum.toString());
        return folder;
    }

    /** Compiles the program that uses segments, for this Java. */
    static Path compileSegments(Path folder, String path) {
        Path segments = write(folder, "sample/SegmentSum.java", SEGMENT_SUM);
        run("javac", "-cp", path, "-d", folder.toString(), segments.toString());
        return folder;
    }

    /** Links a runtime image with some modules of a path. */
    static Path link(Path image, String modulePath, String modules) {
        run("jlink", "-p", modulePath, "--add-modules", modules, "--output", image.toString());
        return image;
    }

    private static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String tool, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int exit = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        assertThat(exit).as("%s: %s", tool, said).isZero();
    }
}
