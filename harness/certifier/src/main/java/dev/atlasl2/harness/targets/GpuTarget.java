package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.protocol.Conversation;
import dev.atlasl2.harness.protocol.Fault;
import dev.atlasl2.harness.protocol.Session;
import dev.atlasl2.harness.protocol.TargetFault;
import dev.atlasl2.harness.targets.Availability.Available;
import dev.atlasl2.harness.targets.Availability.Missing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target whose sums and trees are computed by WebGPU. Only a start shows whether there is an adapter, so that is what
 * its availability needs.
 */
public final class GpuTarget implements Target {
    /** As in a run, in which it would not start either. */
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    /** As harness/adapters/js describes it in its introduction. */
    private static final Pattern ADAPTER = Pattern.compile("\\b(adapter .* \\((?:software|hardware)\\)), kernels ");

    /** Variables of the Vulkan loader. The first one replaces the second one. */
    private static final List<String> CHOOSE_DRIVERS = List.of("VK_DRIVER_FILES", "VK_ICD_FILENAMES");

    private final Target target;
    private final GpuAdapter adapter;
    private final Optional<Installation> driver;
    private final String fix;
    private Optional<Available> found = Optional.empty();

    private GpuTarget(Target target, GpuAdapter adapter, Optional<Installation> driver, String fix) {
        this.target = target;
        this.adapter = adapter;
        this.driver = driver;
        this.fix = fix;
    }

    /** Returns how to get an adapter: the installation of a driver, unless the environment may hide the one there is. */
    static String fix(Map<String, String> environment, String installation) {
        return CHOOSE_DRIVERS.stream()
                .filter(environment::containsKey)
                .findFirst()
                .map(name ->
                        "unset " + name + ", which names the only Vulkan drivers that may be used; if that does not"
                                + " help: " + installation)
                .orElse(installation);
    }

    /** Returns a target in a runtime that uses the system's drivers. */
    static GpuTarget withDrivers(Target target, GpuAdapter adapter, Installation driver, String fix) {
        return new GpuTarget(target, adapter, Optional.of(driver), fix);
    }

    /** Returns a target in a browser, which contains a software adapter. */
    public static GpuTarget inBrowser(Target target, GpuAdapter adapter) {
        return new GpuTarget(
                target, adapter, Optional.empty(), "none here: use a browser that has WebGPU for this platform");
    }

    @Override
    public String id() {
        return target.id();
    }

    @Override
    public String description() {
        return target.description();
    }

    /** Its reason is what the runtime says. An adapter that was found stays; one that is missing may be installed. */
    @Override
    public synchronized Availability availability() {
        if (found.isPresent()) {
            return found.get();
        }
        Optional<Missing> unknown = adapter.unknown();
        if (unknown.isPresent() || !(target.availability() instanceof Available runtime)) {
            return unknown.<Availability>map(missing -> missing).orElseGet(target::availability);
        }
        try (Conversation conversation = new Conversation(target.open())) {
            String engine = conversation.hello(LONGEST_START).engine();
            Matcher named = ADAPTER.matcher(engine);
            found = Optional.of(new Available(runtime.where() + ", " + (named.find() ? named.group(1) : engine)));
            return found.get();
        } catch (TargetFault e) {
            return new Missing(reason(e), fix);
        }
    }

    /** Drivers that compile a kernel for minutes stop the whole runtime, so that it cannot say so. */
    private static String reason(TargetFault fault) {
        return fault.fault() == Fault.HANG
                ? "its GPU did not start within " + LONGEST_START.toSeconds() + " s: the driver may be unfit for it"
                : String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }

    /** The runtime comes first: without it nobody can know whether a driver is missing. */
    @Override
    public Optional<Installation> installation() {
        return target.availability() instanceof Available ? driver : target.installation();
    }

    @Override
    public List<Artifact> artifacts() {
        return target.artifacts();
    }

    @Override
    public List<Artifact> artifacts(List<Path> programs) {
        return target.artifacts(programs);
    }

    /** Floors do not know it: on a software adapter its speed means nothing, and it offers no bench. */
    @Override
    public Optional<String> platform() {
        return Optional.empty();
    }

    @Override
    public Session open() throws TargetFault {
        return target.open();
    }
}
