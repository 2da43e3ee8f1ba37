package dev.atlasl2.harness.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import dev.atlasl2.harness.gallery.SpecimenImage;
import dev.atlasl2.harness.gallery.Specimens;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.verdict.Outcome;
import dev.atlasl2.harness.verdict.Progress;
import dev.atlasl2.harness.verdict.TargetRun;
import dev.atlasl2.harness.verdict.TimeLimits;
import dev.atlasl2.harness.verdict.VectorRunner;
import dev.atlasl2.harness.verdict.Verdict;
import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import dev.atlasl2.vectors.fresh.Fresh;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Targets in containers: right ones are certified, wrong ones are confined, and nothing of either remains. Needs a
 * container engine, which CI has.
 */
class ContainerIT {
    private static final int MISBEHAVED = 1;
    private static final String ABSENT = "localhost/atlas-none:1";
    /** Small, so that a program that wants more is soon detected. */
    private static final Confinement SMALL = new Confinement(320L << 20, 100, 2);

    @BeforeAll
    static void buildImage(@TempDir Path folder) throws Exception {
        Availability engine =
                Engine.availability(ABSENT); // and not the image that is to be built: it would be looked up too early
        assumeTrue(
                engine instanceof Available || !((Missing) engine).reason().contains("no container engine"),
                () -> ((Missing) engine).reason() + "; to run it: " + ((Missing) engine).fix());
        SpecimenImage.build(Engine.client(), folder);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(containers()).isEmpty();
    }

    @Test
    void rightTargetPassesAndIsNamedByItsImage() {
        TargetRun run = run("honest");

        assertThat(run.outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.PASS);
        assertThat(run.isConformant()).isTrue();
        assertThat(run.isEmulated()).isFalse();
        assertThat(run.artifacts())
                .containsExactly(new Artifact(
                        SpecimenImage.NAME, Engine.image(SpecimenImage.NAME).id()));
    }

    /** An image may contain everything that is published, but not what is drawn when the run begins. */
    @Test
    void tableOfPublishedAnswersIsRefused() {
        List<Vector> published = Corpus.load().vectors().stream()
                .filter(vector -> vector.level() == Level.CORE)
                .toList();
        Fresh fresh = Fresh.drawn(60);
        List<Vector> drawn = fresh.vectors(Corpus.FAMILIES);

        TargetRun run = run("table", fresh.among(published, drawn), TimeLimits.USUAL);

        assertThat(run.published().outcomes()).extracting(Outcome::verdict).containsOnly(Verdict.PASS);
        assertThat(run.fresh().count(Verdict.FAIL)).isGreaterThan(30);
        assertThat(run.isConformant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "crash, CRASH, exit status 3",
        "early-exit, EARLY_EXIT, exit status 0",
        "hang, HANG, no answer within",
        "half-a-line, HANG, no answer within",
        "flood, FLOOD, a line of more than",
        "many-lines, BAD_JSON, still thinking",
        "wrong-seq, WRONG_SEQ, seq must be",
        "escape:write-root, CRASH, Read-only file system",
        "escape:write-tmp, CRASH, No space left on device",
        "escape:fork-bomb, CRASH, unable to create native thread",
        "escape:memory-hog, CRASH, 'killed, as one is that wants more than its 320 MiB of memory'"
    })
    void misbehaviourIsHeldInAndEndsInItsNamedFault(String way, Fault fault, String seen) {
        TargetRun run = run(way);

        assertThat(Specimens.fault(run.outcomes().get(MISBEHAVED)))
                .as(run.notes().toString())
                .contains(fault);
        assertThat(run.notes()).singleElement().asString().contains(seen);
        assertThat(run.count(Verdict.PASS)).isEqualTo(run.outcomes().size() - 1L);
    }

    @Test
    void hostsOwnNetworkIsOutOfReach() throws Exception {
        try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TargetRun run = run("escape:dial," + host.getLocalPort());

            assertThat(Specimens.fault(run.outcomes().get(MISBEHAVED))).contains(Fault.CRASH);
            assertThat(run.notes()).singleElement().asString().contains("networks: lo |", "Connection refused");
            host.setSoTimeout(1);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(host::accept))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void programInsideIsNobodyWithoutPrivileges() {
        TargetRun run = run("escape:status");

        assertThat(Specimens.fault(run.outcomes().get(MISBEHAVED))).contains(Fault.REPORTED);
        assertThat(run.outcomes().get(MISBEHAVED).reason())
                .contains("Uid: 65534 65534", "Gid: 65534 65534", "CapEff: 0000000000000000")
                .contains("CapBnd: 0000000000000000", "NoNewPrivs: 1");
    }

    /** The file system is exactly as PROTOCOL.md says: two folders in memory, small and without programs. */
    @Test
    void programInsideCanWriteInTwoFoldersOnlyAndRunNothingThere() {
        TargetRun run = run("escape:write-anywhere");

        String reason = run.outcomes().get(MISBEHAVED).reason();
        assertThat(reason).startsWith("writable: ");
        List<String> places = Stream.of(reason.substring("writable: ".length()).split("; "))
                .filter(place -> !place.isBlank())
                .sorted()
                .toList();
        assertThat(places).extracting(place -> place.replaceFirst(" .*", "")).containsExactly("/dev/shm", "/tmp");
        assertThat(places)
                .allSatisfy(place -> assertThat(place).contains(" tmpfs ", "noexec", "nosuid", "size=65536k"));
    }

    @Test
    void imageThatIsNotThereIsMissingAndNeverPulled() {
        Availability none = new ContainerTarget("none", "", ABSENT, List.of(), SMALL).availability();

        assertThat(none).isInstanceOfSatisfying(Missing.class, missing -> {
            assertThat(missing.reason()).contains("no image " + ABSENT);
            assertThat(missing.fix()).contains("docker pull " + ABSENT);
        });
        assertThat(new ContainerTarget("odd", "", "NO SUCH/../NAME", List.of(), SMALL).availability())
                .isInstanceOf(Missing.class);
    }

    @Test
    void containerEndsWithTheProgramThatStartedItHoweverThatEnds() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            Process holder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(holder.inputReader().readLine()).isEqualTo("open");
                assertThat(containers()).hasSize(1);
                if (kill) {
                    holder.destroyForcibly();
                } else {
                    holder.destroy(); // as Ctrl-C does
                }
                assertThat(holder.waitFor(2, TimeUnit.MINUTES)).isTrue();
            } finally {
                holder.destroyForcibly();
            }
            if (kill) {
                assertThat(containers()).as("nobody was there to remove it").hasSize(1);
                ContainerCleanup.sweep(Engine.client()); // as the next run does
            }
            assertThat(containers()).isEmpty();
        }
    }

    /** Holds a container until it is ended. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            var session = target("honest").open();
            session.exchange("{\"type\":\"hello\",\"seq\":1,\"protocol\":1}", Duration.ofMinutes(2));
            System.out.println("open");
            Thread.sleep(Duration.ofMinutes(10));
            session.close();
        }
    }

    private static List<Container> containers() {
        return Engine.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(ContainerCleanup.LABEL))
                .exec();
    }

    private static ContainerTarget target(String way) {
        return new ContainerTarget("specimen", "", SpecimenImage.NAME, List.of(way), SMALL);
    }

    private static TargetRun run(String way) {
        return run(way, Specimens.VECTORS, Specimens.PATIENCE);
    }

    private static TargetRun run(String way, List<Vector> vectors, TimeLimits limits) {
        try (VectorRunner runner = new VectorRunner(target(way), limits)) {
            return runner.run(vectors, Progress.NONE);
        }
    }
}
