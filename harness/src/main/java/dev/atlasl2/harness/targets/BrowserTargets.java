package dev.atlasl2.harness.targets;

import java.util.List;

/** The npm package in real browsers, as targets. */
final class BrowserTargets {
    private BrowserTargets() {}

    static List<Target> of(Dist dist) {
        return List.of();
    }
}
