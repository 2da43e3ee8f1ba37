package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.harness.targets.registry.KitTargets;
import dev.atlasl2.vectors.Floor;
import dev.atlasl2.vectors.Floors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The guarantee of floors: unchanged code is never called too slow, even if the machine is busy with other work, and
 * code that became half as fast is always called too slow. Each rerun is a JVM of its own, like each run of a user.
 *
 * <p>The build does a few reruns of a few floors; docs/floors.md has the command for fifty of all, and their results.
 */
@Isolated("measures")
class FloorsIT {
    private static final int RERUNS = Integer.getInteger("atlas.floors.reruns", 2);
    private static final List<String> TARGETS =
            List.of(System.getProperty("atlas.floors.targets", "jvm-swar").split(","));
    /** The ids of floors that the build checks; it skips the others. */
    private static final String FEW = System.getProperty("atlas.floors.ids", "(sum|copy|witness)/12288(-machine)?");

    private static final int MINUTES_A_RERUN = 5;
    /** The work of the busy core. */
    private static volatile long busy;

    @TempDir
    Path folder;

    @Test
    void unchangedCodeIsNeverMissedWhileACoreIsBusy() throws Exception {
        Map<String, Map<FloorVerdict, Integer>> verdicts = new TreeMap<>();
        for (int i = 0; i < RERUNS; i++) {
            countRerun(verdicts, "busy", "seed|machine");
        }
        print("busy", verdicts);

        assertThat(verdicts)
                .isNotEmpty()
                .allSatisfy((floor, counts) -> assertThat(counts)
                        .as(floor)
                        .doesNotContainKeys(FloorVerdict.MISSED, FloorVerdict.WRONG, FloorVerdict.FAULT));
    }

    /** An undecided floor (exit status 4 of certify) means nothing; like a user, the test runs it again. */
    @Test
    void targetSlowedTwofoldIsMissed() throws Exception {
        Map<String, Map<FloorVerdict, Integer>> verdicts = new TreeMap<>();
        int runs = 0;
        while (runs < RERUNS || (runs < 2 * RERUNS && !allMissed(verdicts))) {
            countRerun(verdicts, "slowed", "machine");
            runs++;
        }
        print("slowed", verdicts);

        assertThat(verdicts)
                .isNotEmpty()
                .allSatisfy((floor, counts) -> assertThat(counts.keySet())
                        .as(floor)
                        .isSubsetOf(FloorVerdict.MISSED, FloorVerdict.INCONCLUSIVE));
        assertThat(allMissed(verdicts)).as(verdicts.toString()).isTrue();
    }

    /** One in fifty may be undecided: docs/floors.md. */
    private static boolean allMissed(Map<String, Map<FloorVerdict, Integer>> verdicts) {
        return verdicts.values().stream()
                .allMatch(counts -> counts.getOrDefault(FloorVerdict.MISSED, 0) >= RERUNS - RERUNS / 50);
    }

    private static void print(String how, Map<String, Map<FloorVerdict, Integer>> verdicts) {
        verdicts.forEach((floor, counts) -> System.out.println(how + " " + floor + " " + counts));
    }

    /** Counts the verdicts of one more rerun by target and floor. */
    private void countRerun(Map<String, Map<FloorVerdict, Integer>> verdicts, String how, String profiles)
            throws Exception {
        for (String line : rerun(how, profiles)) {
            int at = line.lastIndexOf(' ');
            verdicts.computeIfAbsent(line.substring(0, at), key -> new EnumMap<>(FloorVerdict.class))
                    .merge(FloorVerdict.valueOf(line.substring(at + 1)), 1, Integer::sum);
        }
    }

    private List<String> rerun(String how, String profiles) throws IOException, InterruptedException {
        Path output = folder.resolve("verdicts.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Datlas.home=" + System.getProperty("atlas.home"),
                "-Datlas.dist=" + System.getProperty("atlas.dist"),
                "-cp",
                System.getProperty("java.class.path"),
                FloorsIT.class.getName(),
                output.toString(),
                how,
                profiles,
                FEW));
        command.addAll(TARGETS);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES_A_RERUN, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
        return Files.readAllLines(output);
    }

    /** One rerun: file for the verdicts, {@code busy} or {@code slowed}, profiles, ids of floors, targets. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // busy: its count does not matter
    public static void main(String[] arguments) throws IOException {
        String how = arguments[1];
        if (how.equals("busy")) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    busy++;
                }
            });
        }
        List<Floor> floors = Floors.load().stream()
                .filter(floor ->
                        floor.profile().matches(arguments[2]) && floor.id().matches(arguments[3]))
                .toList();
        Targets all = KitTargets.of(Dist.ofLauncher());
        List<String> verdicts = new ArrayList<>();
        for (String id : Arrays.asList(arguments).subList(4, arguments.length)) {
            Target target = all.find(id).orElseThrow();
            for (FloorResult result : new FloorRunner(
                            how.equals("slowed") ? new SlowedTarget(target) : target, FloorEffort.QUICK)
                    .run(floors, (floor, done, of) -> {})) {
                verdicts.add(id + " " + result.floor().id() + " " + result.verdict());
            }
        }
        Files.write(Path.of(arguments[0]), verdicts);
        System.exit(0);
    }
}
