package dev.atlasl2.harness.targets;

import dev.atlasl2.harness.targets.Availability.Missing;
import java.util.Optional;

/**
 * Which adapter of WebGPU the targets ask for: the best, which is software on a machine without a GPU, or software.
 *
 * @param asked the value of the variable {@code ATLAS_GPU}; empty for the best
 */
public record GpuAdapter(String asked) {
    private static final String VARIABLE = "ATLAS_GPU";
    private static final String SOFTWARE = "software";

    /** Returns the one that the environment asks for. */
    public static GpuAdapter ofEnvironment() {
        return new GpuAdapter(System.getenv().getOrDefault(VARIABLE, ""));
    }

    /** Returns the engine in the form of {@code harness/adapters/js}. */
    public String engine() {
        return asked.equals(SOFTWARE) ? "gpu-software" : "gpu";
    }

    /** Returns why no adapter can be asked for; empty if one can. */
    Optional<Missing> unknown() {
        return asked.isEmpty() || asked.equals(SOFTWARE)
                ? Optional.empty()
                : Optional.of(new Missing(
                        VARIABLE + " must be " + SOFTWARE + " or empty, got " + asked, "unset " + VARIABLE));
    }
}
