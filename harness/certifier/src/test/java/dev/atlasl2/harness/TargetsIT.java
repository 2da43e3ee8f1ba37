package dev.atlasl2.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Hello;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.registry.KitTargets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every target of the packed kit either answers, or says how to make it available. */
class TargetsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<Target> TARGETS = KitTargets.of(Dist.ofLauncher()).all();

    @TestFactory
    Stream<DynamicTest> everyTargetAnswersOrNamesItsCure() {
        return TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(target.id(), () -> {
                    switch (target.availability()) {
                        case Available ignored -> answers(target);
                        case Missing missing -> {
                            assertThat(missing.reason()).isNotBlank();
                            assertThat(missing.fix())
                                    .as("%s: what installs it, since the kit is built", missing)
                                    .contains(
                                            target.installation().isPresent()
                                                    ? "./atlas targets --install " + target.id()
                                                    : "for this platform");
                        }
                    }
                }));
    }

    private static void answers(Target target) throws Exception {
        try (Conversation conversation = new Conversation(target.open())) {
            Hello hello = conversation.hello(PATIENCE);
            assertThat(hello.semantics()).isEqualTo(65_536);
            assertThat(hello.operations()).contains("sum", "witness", "domain");
            assertThat(hello.maxBytes()).as("room for every core vector").isGreaterThanOrEqualTo(1 << 25);
        }
    }
}
