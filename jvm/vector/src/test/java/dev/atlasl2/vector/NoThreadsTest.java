package dev.atlasl2.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Helpers make a call faster. If none can be started, the caller's thread does all of the work. */
class NoThreadsTest {
    private static final String POOL = "-Djava.util.concurrent.ForkJoinPool.common.";

    @Test
    void aPoolThatCanStartNoThreadChangesNoAnswer() {
        String expected = run(POOL + "parallelism=0"); // no helpers
        assertThat(expected.lines()).hasSize(9);
        assertThat(expected).contains("sum: 64\n").doesNotContain("Error", "Exception");
        assertThat(run(POOL + "parallelism=4", POOL + "threadFactory=" + RefusingThreads.class.getName()))
                .isEqualTo(expected);
    }

    private static String run(String... flags) {
        Launch run = Launch.java(Stream.concat(
                        Arrays.stream(flags),
                        Stream.of(
                                "-Datlas.kernel=swar",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NoThreadsApp.class.getName()))
                .toArray(String[]::new));
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        return run.out();
    }
}
