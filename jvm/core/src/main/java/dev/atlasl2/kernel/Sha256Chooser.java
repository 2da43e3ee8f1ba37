package dev.atlasl2.kernel;

import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules by which lanes or MessageDigest are chosen, apart from the JVM that they are applied to. */
final class Sha256Chooser {
    private static final List<String> WANTED = List.of("digest", "lanes", "lanes-4", "lanes-8", "lanes-16");
    private static final List<String> REQUIRED = WANTED.subList(0, 2);
    /** Lanes must win clearly: they take more power, and slow other cores of some machines down. */
    private static final double CLEARLY = 1.1;

    private final Supplier<KernelProvider> provider;

    /** @param provider throws UnsupportedOperationException with the reason where there is none */
    Sha256Chooser(Supplier<KernelProvider> provider) {
        this.provider = provider;
    }

    /**
     * Returns the choice where no race is needed; null where one is.
     *
     * @param wanted value of {@code atlas.sha256}, or null
     * @param required value of {@code atlas.sha256.require}, or null
     */
    @Nullable Sha256Choice choose(@Nullable String wanted, @Nullable String required) {
        if (wanted != null && !WANTED.contains(wanted)) {
            return unknown("atlas.sha256", WANTED, wanted);
        }
        if (required != null && !REQUIRED.contains(required)) {
            return unknown("atlas.sha256.require", REQUIRED, required);
        }
        String name = wanted != null ? wanted : required;
        if (name == null) {
            return null;
        }
        String how = wanted != null ? "forced" : "required";
        Sha256Choice choice = name.equals("digest") ? Sha256Choice.digest(how) : lanes(name, how);
        if (required != null && !choice.name().startsWith(required)) {
            return Sha256Choice.refused(
                    "atlas.sha256.require is " + required + ", but the choice is " + choice.describe());
        }
        return choice;
    }

    private Sha256Choice lanes(String name, String how) {
        try {
            int lanes = name.equals("lanes") ? 0 : Integer.parseInt(name.substring("lanes-".length()));
            return Sha256Choice.lanes(provider.get().sha256(lanes), how);
        } catch (UnsupportedOperationException | ServiceConfigurationError | LinkageError e) {
            return Sha256Choice.digest(how + "; " + e.getMessage());
        }
    }

    /** Returns what won; it takes some seconds. */
    Sha256Choice race() {
        try {
            Supplier<LaneSha256> factory = provider.get().sha256(0);
            String missing = OptimizingCompiler.missing();
            if (missing != null) {
                return Sha256Choice.digest(missing);
            }
            LaneSha256 lanes = factory.get();
            Sha256Race race = new Sha256Race(lanes);
            if (!race.agree()) {
                return Sha256Choice.digest("lanes-" + lanes.lanes() + " gave a wrong hash");
            }
            return outcome(factory, lanes.lanes(), race.ratio());
        } catch (UnsupportedOperationException | ServiceConfigurationError | LinkageError e) {
            return Sha256Choice.digest("" + e.getMessage());
        }
    }

    /**
     * Returns the choice after a race.
     *
     * @param lanes of the factory's hashes
     * @param ratio how many times as fast as MessageDigest they are
     */
    static Sha256Choice outcome(Supplier<LaneSha256> factory, int lanes, double ratio) {
        String times = String.format(Locale.ROOT, "lanes-%d at %.2f times MessageDigest", lanes, ratio);
        return ratio > CLEARLY ? Sha256Choice.lanes(factory, times) : Sha256Choice.digest(times);
    }

    private static Sha256Choice unknown(String property, List<String> names, String name) {
        return Sha256Choice.refused(property + " must be one of " + String.join(", ", names) + ", got \"" + name + '"');
    }
}
