package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.GpuAdapter;
import dev.atlasl2.harness.targets.GpuTarget;
import dev.atlasl2.harness.targets.Target;
import java.util.List;
import java.util.stream.Stream;

/** The npm package in real browsers, as targets. */
public final class BrowserTargets {
    private BrowserTargets() {}

    /** Returns them for the kit as it is packed in {@code dist}. */
    public static List<Target> of(Dist dist) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(Browser.values())
                .flatMap(browser -> Stream.concat(
                        Stream.of(
                                new BrowserTarget(dist, browser, "simd", false, path),
                                new BrowserTarget(dist, browser, "base", false, path),
                                new BrowserTarget(dist, browser, "host", false, path),
                                new BrowserTarget(dist, browser, "simd", true, path)),
                        browser == Browser.CHROMIUM ? Stream.of(onGpu(dist, browser, path)) : Stream.of()))
                .toList();
    }

    /** In the others here, WebGPU is turned off, or there is none. */
    private static Target onGpu(Dist dist, Browser browser, String path) {
        GpuAdapter adapter = GpuAdapter.ofEnvironment();
        return GpuTarget.inBrowser(new BrowserTarget(dist, browser, adapter.engine(), false, path), adapter);
    }
}
