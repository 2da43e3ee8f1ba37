package dev.atlasl2.harness.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.registry.KitTargets;
import dev.atlasl2.vectors.Floors;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benches of every available target with floors: each gives the answer of the protocol. */
public class BenchesIT {
    private static final List<Integer> SIZES = List.of(1, 7, 8, 9, 100, 128, 1024, 4097, 12_288, 65_541);
    /** The targets of one browser have the same benches, and a browser takes seconds to start. */
    private static final String SAME_BENCHES = "(chromium|firefox|webkit)-(base|host|worker)";

    private static final int STARTS = 3;
    private static final int RUNS = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    static Stream<String> targets() {
        return KitTargets.of(Dist.ofLauncher()).all().stream()
                .filter(target -> target.platform()
                        .filter(platform -> Floors.load().stream().anyMatch(floor -> floor.appliesTo(platform)))
                        .isPresent())
                .filter(target -> !target.id().matches(SAME_BENCHES))
                .filter(target -> target.availability() instanceof Availability.Available)
                .map(Target::id);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void benchesAnswerWhatTheProtocolSays(String id) throws Exception {
        assertBenchesAreRight(KitTargets.of(Dist.ofLauncher()).find(id).orElseThrow());
    }

    /** Asks each bench that a target offers. */
    public static void assertBenchesAreRight(Target target) throws Exception {
        Random random = new Random(42);
        try (Conversation conversation = new Conversation(target.open())) {
            for (String op : conversation.hello(DEADLINE).benches()) {
                for (int size : SIZES) {
                    for (int i = 0; i < STARTS; i++) {
                        int start = random.nextInt();
                        long acc = conversation
                                .bench(op, size, RUNS, Integer.toUnsignedLong(start), DEADLINE)
                                .acc();
                        assertThat(acc)
                                .as("%s %s of %d bytes from %d", target.id(), op, size, Integer.toUnsignedLong(start))
                                .isEqualTo(BenchChain.of(op, size, start).forward(RUNS));
                    }
                }
            }
        }
    }
}
