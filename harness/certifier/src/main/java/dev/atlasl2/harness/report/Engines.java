package dev.atlasl2.harness.report;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.floor.FloorResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which code of a target its figures are of: one line for each target and engine.
 *
 * @param target its id
 * @param text the operations, and what the target said of the code that did them
 */
public record Engines(String target, String text) {
    private record Engine(String target, String text) {}

    /** Returns those that targets have named, in the order of the floors. */
    public static List<Engines> of(Certification found) {
        Map<Engine, Set<String>> ops = new LinkedHashMap<>();
        for (FloorResult result : found.floors()) {
            result.measurement()
                    .ifPresent(measured -> measured.engine()
                            .ifPresent(engine -> ops.computeIfAbsent(
                                            new Engine(result.target(), engine), key -> new LinkedHashSet<>())
                                    .add(measured.op())));
        }
        return ops.entrySet().stream()
                .map(entry -> new Engines(
                        entry.getKey().target(),
                        String.join(", ", entry.getValue()) + " by "
                                + entry.getKey().text()))
                .toList();
    }
}
