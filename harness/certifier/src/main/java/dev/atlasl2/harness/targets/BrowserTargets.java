package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.browser.Browser;
import dev.atlasl2.harness.targets.browser.BrowserTarget;
import java.util.List;
import java.util.stream.Stream;

/** The npm package in real browsers, as targets. */
final class BrowserTargets {
    private BrowserTargets() {}

    static List<Target> of(Dist dist) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(Browser.values())
                .<Target>flatMap(browser -> Stream.of(
                        new BrowserTarget(dist, browser, "simd", false, path),
                        new BrowserTarget(dist, browser, "base", false, path),
                        new BrowserTarget(dist, browser, "host", false, path),
                        new BrowserTarget(dist, browser, "simd", true, path)))
                .toList();
    }
}
