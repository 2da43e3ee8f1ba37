package dev.atlasl2.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What hashes and why.
 *
 * @param name {@code digest}, {@code lanes-n}; {@code none} where nothing may be hashed
 * @param factory null where lanes do not hash
 * @param reason why this, or why nothing
 */
record Sha256Choice(String name, @Nullable Supplier<LaneSha256> factory, String reason) {
    private static final String NONE = "none";

    static Sha256Choice digest(String reason) {
        return new Sha256Choice("digest", null, reason);
    }

    static Sha256Choice lanes(Supplier<LaneSha256> factory, String reason) {
        return new Sha256Choice("lanes-" + factory.get().lanes(), factory, reason);
    }

    static Sha256Choice refused(String reason) {
        return new Sha256Choice(NONE, null, reason);
    }

    @Nullable LaneSha256 lanes() {
        if (name.equals(NONE)) {
            throw new IllegalStateException(reason);
        }
        return factory == null ? null : factory.get();
    }

    String describe() {
        return name + ": " + reason;
    }
}
