package dev.atlasl2.harness.targets;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every target that this version knows, in the order in which they are shown. */
public final class Targets {
    private final Map<String, Target> byId = new LinkedHashMap<>();

    private Targets(List<Target> targets) {
        targets.forEach(target -> byId.put(target.id(), target));
    }

    /** Returns the targets of the kit as it is packed in {@code dist}. */
    public static Targets of(Dist dist) {
        return new Targets(Stream.of(
                        JvmTargets.of(dist),
                        RuntimeTargets.of(dist),
                        BrowserTargets.of(dist),
                        EndiveTargets.of(dist),
                        EmulatedTargets.of(dist))
                .flatMap(List::stream)
                .toList());
    }

    /** Returns a registry of these targets alone, as tests use it. */
    public static Targets of(Target... targets) {
        return new Targets(Arrays.asList(targets));
    }

    public List<Target> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Target> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
