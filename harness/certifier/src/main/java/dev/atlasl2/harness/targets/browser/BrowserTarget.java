package dev.atlasl2.harness.targets.browser;

import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Artifact;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import dev.atlasl2.harness.targets.Dist;
import dev.atlasl2.harness.targets.Installation;
import dev.atlasl2.harness.targets.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The npm package in a real browser: on a page, or in a module worker that the page starts. */
final class BrowserTarget implements Target {
    private final Dist dist;
    private final Browser browser;
    private final String engine;
    private final boolean inWorker;
    private final String path;

    /**
     * @param engine in the form of {@code harness/adapters/js}, and required
     * @param path the folders in which to look for programs, in the form of the variable PATH
     */
    public BrowserTarget(Dist dist, Browser browser, String engine, boolean inWorker, String path) {
        this.dist = dist;
        this.browser = browser;
        this.engine = engine;
        this.inWorker = inWorker;
        this.path = path;
    }

    @Override
    public String id() {
        return browser.id() + "-" + (inWorker ? "worker" : isOnGpu() ? "gpu" : engine);
    }

    @Override
    public String description() {
        String computes = engine.equals("host")
                ? "SHA-256 by WebCrypto"
                : isOnGpu() ? "sums and trees on the GPU" : engine + " module";
        return "the npm package in " + browser.title() + (inWorker ? ", in a module worker, " : ", ") + computes;
    }

    @Override
    public Availability availability() {
        for (String part : List.of("js/page/index.html", "js/src/session.mjs", "npm/package.json")) {
            if (!Files.isRegularFile(dist.targets(part))) {
                return new Missing("no " + dist.targets(part), dist.repair());
            }
        }
        Optional<Path> program = browser.find(path);
        if (program.isEmpty()) {
            return missing("no " + String.join(", ", browser.names()) + " on the PATH");
        }
        if (browser.needsDisplay() && display().isEmpty()) {
            return missing(
                    "no " + VirtualDisplay.PROGRAM + " on the PATH, and " + browser.title() + " needs a display");
        }
        return new Available(program.get().toString());
    }

    @Override
    public Optional<Installation> installation() {
        return Optional.of(Installation.debian(browser.packages()));
    }

    @Override
    public List<Artifact> artifacts() {
        return dist.artifacts("js", "npm");
    }

    @Override
    public Session open() throws TargetFault {
        Path program = browser.find(path)
                .orElseThrow(() -> new TargetFault(Fault.NO_START, browser.title() + " is not there any more"));
        String query = "engine=" + engine + (inWorker ? "&worker" : "");
        return new BrowserSession(dist, browser, program, display(), query, isOnGpu());
    }

    private boolean isOnGpu() {
        return engine.startsWith("gpu");
    }

    private Missing missing(String reason) {
        return new Missing(reason, dist.install(id()));
    }

    /** Returns the program that provides a display. */
    private Optional<Path> display() {
        return Browser.onPath(path)
                .map(folder -> folder.resolve(VirtualDisplay.PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
