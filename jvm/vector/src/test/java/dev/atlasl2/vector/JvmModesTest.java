package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tests of kernels, lanes, trees and batches in JVMs with another flag, as machines differ: with older
 * instructions, without C2, without vectors. If a processor lacks an instruction set, the JVM reduces the flag and
 * reports what it had.
 */
class JvmModesTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    private static final String LANES = "-Datlas.sha256.require=lanes";
    private static final String C1 = "-XX:TieredStopAtLevel=1";
    private static final List<Class<?>> KERNELS = List.of(
            Vector128KernelTest.class,
            Vector256KernelTest.class,
            Vector512KernelTest.class,
            CarrySaveKernelTest.class,
            VectorKernelsTest.class,
            Sha256Lanes4Test.class,
            Sha256Lanes8Test.class,
            Sha256Lanes16Test.class,
            LaneTreesTest.class);
    /** Two at a time: some wait for their JVM to compile. */
    private static final ExecutorService STARTER = Executors.newFixedThreadPool(2);

    /** @param tests names of classes, or of methods as {@code class#method} */
    private record Mode(List<String> flags, List<String> tests) {
        static Mode of(List<Class<?>> tests, String... flags) {
            return new Mode(List.of(flags), tests.stream().map(Class::getName).toList());
        }

        String title() {
            return String.join(" ", flags) + ": " + String.join(", ", tests).replace("dev.atlasl2.vector.", "");
        }
    }

    private static List<Mode> modes() {
        List<Mode> modes = new ArrayList<>();
        // The slowest first. Without C2 lanes are boxed, and are only chosen if a property forces them.
        modes.add(Mode.of(KERNELS, VECTORS, C1));
        modes.add(Mode.of(List.of(UncompiledVectors.class), VECTORS, C1));
        modes.add(Mode.of(List.of(UncompiledVectors.class), VECTORS, "-Xint"));
        for (int avx = 0; avx <= 3; avx++) {
            modes.add(Mode.of(KERNELS, VECTORS, LANES, "-XX:UseAVX=" + avx));
            modes.add(Mode.of(List.of(WarmVectors.class), VECTORS, "-XX:UseAVX=" + avx));
        }
        modes.add(Mode.of(List.of(LaneTreesTest.class), VECTORS, "-Datlas.sha256.require=digest"));
        modes.add(Mode.of(List.of(SegmentsTest.class), "-Datlas.kernel.require=swar")); // a class path without the flag
        return modes;
    }

    @TestFactory
    Stream<DynamicTest> testsPassInEveryJvm() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Mode mode : modes()) {
            Callable<Launch> child = () -> launch(mode);
            Future<Launch> run = STARTER.submit(child);
            tests.add(DynamicTest.dynamicTest(mode.title(), () -> {
                Launch launch = run.get();
                System.out.println(mode.title() + "\n  ran in " + launch.out().strip());
                assertThat(launch.exit())
                        .as("%s%n%s%n%s", mode.title(), launch.out(), launch.err())
                        .isZero();
            }));
        }
        return tests.stream();
    }

    private static Launch launch(Mode mode) {
        List<String> arguments = new ArrayList<>(mode.flags);
        arguments.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED"));
        System.getProperties().forEach((name, value) -> { // the order of tests, if it was set
            if (name.toString().startsWith("junit.jupiter.")) {
                arguments.add("-D" + name + "=" + value);
            }
        });
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), JvmModeApp.class.getName()));
        arguments.addAll(mode.tests);
        return Launch.java(arguments.toArray(new String[0]));
    }

    @AfterAll
    static void stop() {
        STARTER.shutdownNow();
    }
}
