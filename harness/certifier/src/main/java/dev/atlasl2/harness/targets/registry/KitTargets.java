package dev.atlasl2.harness.targets.registry;

import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.EmulatedTargets;
import dev.atlasl2.harness.targets.EndiveTargets;
import dev.atlasl2.harness.targets.JvmTargets;
import dev.atlasl2.harness.targets.RuntimeTargets;
import dev.atlasl2.harness.targets.Targets;
import dev.atlasl2.harness.targets.browser.BrowserTargets;
import java.util.List;
import java.util.stream.Stream;

/** Every target that this version of the kit knows. */
public final class KitTargets {
    private KitTargets() {}

    /** Returns the targets of the kit as it is packed in {@code dist}. */
    public static Targets of(Dist dist) {
        return Targets.of(Stream.of(
                        JvmTargets.of(dist),
                        RuntimeTargets.of(dist),
                        BrowserTargets.of(dist),
                        EndiveTargets.of(dist),
                        EmulatedTargets.of(dist))
                .flatMap(List::stream)
                .toList());
    }
}
