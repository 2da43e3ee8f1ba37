package dev.atlasl2.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.harness.gallery.OracleTarget;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Installation;
import dev.atlasl2.harness.targets.Target;
import dev.atlasl2.harness.targets.Targets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Targets that lack several things, one after the other. */
class InstallTest extends CommandFixture {
    @Test
    void whatATargetLacksOnceItsRuntimeIsThereIsInstalledToo() {
        targets = Targets.of(lacking("one", "runtime", "driver"), lacking("two", "runtime"), RIGHT);

        assertThat(run("targets", "--install")).isZero();

        assertThat(out).containsOnlyOnce("installs runtime: ").containsOnlyOnce("installs driver: ");
        assertThat(out).doesNotContain("not available");
        assertThat(run("targets", "--install")).isZero();
        assertThat(out).doesNotContain("installs");
    }

    @Test
    void installationThatDoesNotHelpRunsOnce() {
        targets = Targets.of(lacking("one", "runtime", "never"), MISSING);

        assertThat(run("targets", "--install")).isZero();

        assertThat(out).containsOnlyOnce("installs runtime: ").containsOnlyOnce("installs never: ");
        assertThat(out).contains("not available: no never");
    }

    /** @param parts files; each is installed by an own command, after the ones before it are there */
    private Target lacking(String id, String... parts) {
        return new Target() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String description() {
                return "needs " + List.of(parts);
            }

            private Optional<String> lacks() {
                return List.of(parts).stream()
                        .filter(part -> Files.notExists(folder.resolve(part)))
                        .findFirst();
            }

            @Override
            public Availability availability() {
                return lacks().<Availability>map(part -> new Missing("no " + part, "install " + part))
                        .orElseGet(RIGHT::availability);
            }

            @Override
            public Optional<Installation> installation() {
                return lacks().map(part -> new Installation(
                        part,
                        Map.of(),
                        List.of(List.of(
                                "touch",
                                folder.resolve(part.equals("never") ? "other" : part)
                                        .toString())),
                        false));
            }

            @Override
            public Session open() throws TargetFault {
                return OracleTarget.right(id).open();
            }
        };
    }
}
