package dev.atlasl2.harness.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the public interface: what a module's api.txt holds, and which changes it shows. */
class ApiBaselineIT {
    @TempDir
    Path folder;

    private Path baseline;

    @BeforeEach
    void baseline() {
        baseline = folder.resolve("api.txt");
    }

    @Test
    void eachTypeAndMemberThatUsersReachIsALine() throws Exception {
        compile("""
                package p;
                import java.util.*;
                public sealed interface Shape<T extends Comparable<T> & AutoCloseable> permits Shape.Round {
                    int SIDES = 4;
                    String NAME = "a\\nb\\"";
                    Map<? super T, ? extends List<int[]>> map(T[] all, long... more) throws java.io.IOException;
                    default void run() {}
                    static <E extends Exception> void fail(E e) throws E { throw e; }
                    private void hidden() {}
                    record Round<T extends Comparable<T> & AutoCloseable>(int width) implements Shape<T> {
                        public Map<T, List<int[]>> map(T[] all, long... more) { return null; }
                    }
                }
                abstract class Hidden { public int inherited() { return 1; } protected Hidden() {} int ofPackage() { return 2; } }
                """, "Shape");
        compile("""
                package p;
                public abstract class Visible extends Hidden implements Runnable {
                    protected Visible(Kind kind) { new Object() {}; }
                    @Deprecated public static final Integer BOXED = 1;
                    public enum Kind { ONE { } }
                    private static final class Secret { public int x; }
                    protected static class Part { public int x; }
                }
                """, "Visible");

        assertThat(run("accept").status()).isZero();

        assertThat(Files.readAllLines(baseline))
                .containsExactly("""
                p.Shape.Round: public int width()
                p.Shape.Round: public java.util.Map<T, java.util.List<int[]>> map(T[], long...)
                p.Shape.Round: public new(int)
                p.Shape.Round: public record Round<T extends Comparable<T> & AutoCloseable>(width) implements p.Shape<T>
                p.Shape.Round: public final String toString()
                p.Shape.Round: public final boolean equals(Object)
                p.Shape.Round: public final int hashCode()
                p.Shape: default public void run()
                p.Shape: public abstract java.util.Map<? super T, ? extends java.util.List<int[]>> map(T[], long...) throws java.io.IOException
                p.Shape: public sealed interface Shape<T extends Comparable<T> & AutoCloseable> permits p.Shape.Round
                p.Shape: public static <E extends Exception> void fail(E) throws E
                p.Shape: public static final String NAME = "a\\nb\\""
                p.Shape: public static final int SIDES = 4
                p.Visible.Kind: public enum Kind
                p.Visible.Kind: public static final p.Visible.Kind ONE
                p.Visible.Kind: public static p.Visible.Kind valueOf(String)
                p.Visible.Kind: public static p.Visible.Kind[] values()
                p.Visible.Part: protected new()
                p.Visible.Part: protected static class Part
                p.Visible.Part: public int x
                p.Visible: @Deprecated public static final Integer BOXED
                p.Visible: protected new(p.Visible.Kind)
                p.Visible: public abstract class Visible implements Runnable
                p.Visible: public int inherited()
                """.lines().sorted().toArray(String[]::new));
        assertThat(run("check")).isEqualTo(new BuildTool(0, ""));
    }

    @Test
    void onlyWhatAModuleExportsToAllIsPublic() throws Exception {
        compile("package p; public class A { }", "A");
        compile("package q; public class B { }", "B");
        compile("module m { requires java.net.http; exports p; exports q to java.xml; }", "module-info");

        run("accept");

        assertThat(Files.readAllLines(baseline))
                .containsExactly(
                        "module m: exports p",
                        "module m: requires java.net.http",
                        "p.A: public class A",
                        "p.A: public new()");
    }

    @Test
    void aBreakAndAnAdditionAreNamed() throws Exception {
        compile("package p; public class A { public int f(int x) { return 1; } }", "A");
        run("accept");
        List<String> before = Files.readAllLines(baseline);

        compile("package p; public class A { public int f(int x) { return 1; } public void g() {} }", "A");
        BuildTool added = run("check");
        assertThat(added.status()).isEqualTo(1);
        assertThat(added.out())
                .contains("  + p.A: public void g()", "-Dapi=accept")
                .doesNotContain("  - ");

        compile("package p; public class A { public long f(int x) { return 1; } }", "A");
        BuildTool broken = run("check");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).contains("  - p.A: public int f(int)", "  + p.A: public long f(int)", "breaks");
        assertThat(Files.readAllLines(baseline)).as("a check changes nothing").isEqualTo(before);
    }

    private BuildTool run(String mode) throws Exception {
        return BuildTool.run(
                "ApiBaseline.java", Map.of(), mode, folder.resolve("classes").toString(), baseline.toString());
    }

    private void compile(String source, String name) throws Exception {
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("src")).resolve(name + ".java"), source);
        String classes = folder.resolve("classes").toString();
        List<String> arguments = new ArrayList<>(List.of("-d", classes, "-cp", classes));
        if (name.equals("module-info")) {
            arguments.addAll(List.of("--patch-module", "m=" + classes));
        }
        arguments.add(file.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
