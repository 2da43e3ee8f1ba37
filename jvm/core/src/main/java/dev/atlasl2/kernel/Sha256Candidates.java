package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * MessageDigest, and hashes in lanes. The value creates hashes in lanes, because each caller needs its own. It is empty
 * for MessageDigest, the incumbent.
 */
final class Sha256Candidates extends Candidates<Optional<Supplier<LaneSha256>>> {
    /** Lanes must win clearly, because they take more power and slow down other cores of some machines. */
    private static final double CLEARLY = 1.1;

    Sha256Candidates(VectorModule vectors) {
        super(vectors, "digest", "lanes");
    }

    @Override
    List<String> names() {
        return List.of("digest", "lanes", "lanes-4", "lanes-8", "lanes-16");
    }

    @Override
    List<String> requirable() {
        return List.of("digest", "lanes");
    }

    @Override
    Optional<Supplier<LaneSha256>> plain(String name) {
        return Optional.empty();
    }

    @Override
    Choice<Optional<Supplier<LaneSha256>>> challenger(KernelProvider provider, String name) {
        Supplier<LaneSha256> lanes = provider.sha256(width(name));
        return new Choice<>("lanes-" + lanes.get().lanes(), Optional.of(lanes), "", Level.OFF);
    }

    @Override
    Choice<Optional<Supplier<LaneSha256>>> decide(Choice<Optional<Supplier<LaneSha256>>> challenger) {
        Sha256Duel duel = new Sha256Duel(challenger.get().orElseThrow().get());
        return duel.agree()
                ? outcome(challenger, duel.ratio())
                : incumbent(challenger.name() + " gave a wrong hash", Level.OFF);
    }

    /**
     * Returns the choice after a race.
     *
     * @param ratio how many times as fast as MessageDigest the lanes are
     */
    Choice<Optional<Supplier<LaneSha256>>> outcome(Choice<Optional<Supplier<LaneSha256>>> lanes, double ratio) {
        String times = String.format(Locale.ROOT, "%s at %.2f times MessageDigest", lanes.name(), ratio);
        return ratio > CLEARLY
                ? new Choice<>(lanes.name(), lanes.value(), times, Level.OFF)
                : incumbent(times, Level.OFF);
    }
}
