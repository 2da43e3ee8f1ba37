package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ForeignTargets;
import dev.atlasl2.harness.targets.Target;
import java.util.List;

/** A target as a user names it: by its id, or by its command. */
final class NamedTarget {
    private NamedTarget() {}

    /**
     * Returns it.
     *
     * @param where the option or parameter, for messages
     * @throws Refusal if there is none
     */
    static Target find(CommandContext context, String where, String text) {
        if (ForeignTargets.isMeant(text)) {
            try {
                return ForeignTargets.of(text);
            } catch (IllegalArgumentException e) {
                throw Refusal.usage(where + ": " + e.getMessage());
            }
        }
        List<String> known = context.targets().all().stream().map(Target::id).toList();
        return context.targets()
                .find(text)
                .orElseThrow(() -> Refusal.usage(where + ": unknown target \"" + text + '"'
                        + Suggestion.of(text, known) + "; known are " + String.join(", ", known)
                        + ", command:CMD ARG..., container:IMAGE"));
    }

    /**
     * Returns it if it can be opened here.
     *
     * @throws Refusal if it cannot, or there is none
     */
    static Target available(CommandContext context, String where, String text) {
        Target target = find(context, where, text);
        if (target.availability() instanceof Availability.Missing missing) {
            throw Refusal.broken(where + ": " + missing.reason() + "; to change that: " + missing.fix());
        }
        return target;
    }
}
