package dev.atlasl2.harness.targets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Targets by their ids, in the order in which they are shown. */
public final class Targets {
    private final Map<String, Target> byId = new LinkedHashMap<>();

    private Targets(List<Target> targets) {
        targets.forEach(target -> byId.put(target.id(), target));
    }

    /** Returns a registry of these targets. */
    public static Targets of(List<Target> targets) {
        return new Targets(targets);
    }

    /** Returns a registry of these targets. */
    public static Targets of(Target... targets) {
        return new Targets(List.of(targets));
    }

    public List<Target> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Target> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
