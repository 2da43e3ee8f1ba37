package dev.atlasl2.harness.cli;

import dev.atlasl2.harness.certificate.Certification;
import dev.atlasl2.harness.targets.Availability;
import dev.atlasl2.harness.targets.ForeignTargets;
import dev.atlasl2.harness.targets.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The targets of a certify command: named, known and, if required, available. */
final class ChosenTargets {
    private final CommandContext context;
    private final Set<String> chosen;
    private final List<String> required;
    private final Set<Target> wanted;

    /**
     * @param chosen the values of --target
     * @param required the values of --require
     * @throws Refusal if one of them is not a target, or two have one name
     */
    ChosenTargets(CommandContext context, List<String> chosen, List<String> required) {
        this.context = context;
        this.chosen = chosen(chosen);
        this.required = required;
        this.wanted = wanted();
    }

    /**
     * The values of --target. Ids may be in one value, separated by commas; a command may contain commas of its own.
     */
    private static Set<String> chosen(List<String> chosenNames) {
        return chosenNames.stream()
                .flatMap(text -> ForeignTargets.isMeant(text) ? Stream.of(text) : Stream.of(text.split(",")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<Target> wanted() {
        Set<Target> wanted = new LinkedHashSet<>();
        chosen.forEach(id -> wanted.add(find("--target", id)));
        required.forEach(id -> find("--require", id));
        if (chosen.isEmpty()) {
            wanted.addAll(context.targets().all());
        } else {
            required.forEach(id -> wanted.add(find("--require", id)));
        }
        Set<String> ids = new HashSet<>();
        for (Target target : wanted) {
            if (!ids.add(target.id())) {
                throw Refusal.usage("--target: two targets are named " + target.id());
            }
        }
        return wanted;
    }

    /** A program that the user names must exist: a certificate without it would be pointless. */
    private Target find(String option, String text) {
        if (!ForeignTargets.isMeant(text)) {
            return NamedTarget.find(context, option, text);
        }
        Target target = NamedTarget.available(context, option, text);
        if (context.targets().find(target.id()).isPresent()) {
            throw Refusal.usage(option + ": " + target.id() + " is the name of a target of the kit");
        }
        return target;
    }

    /**
     * Returns the targets that can be opened here.
     *
     * @param unavailable gets the others
     * @throws Refusal if a required target cannot be opened, or none can
     */
    List<Target> available(List<Certification.Unavailable> unavailable) {
        List<Target> available = new ArrayList<>();
        for (Target target : wanted) {
            if (target.isOnlyIfNamed() && !chosen.contains(target.id()) && !required.contains(target.id())) {
                unavailable.add(new Certification.Unavailable(
                        target.id(),
                        "it takes minutes, so it runs only when it is asked for",
                        "--target " + target.id()));
                continue;
            }
            switch (target.availability()) {
                case Availability.Available _ -> available.add(target);
                case Availability.Missing missing -> {
                    if (required.contains(target.id())) {
                        throw Refusal.broken("target " + target.id() + " is required and not available: "
                                + missing.reason() + "; to change that: " + missing.fix());
                    }
                    unavailable.add(new Certification.Unavailable(target.id(), missing.reason(), missing.fix()));
                }
            }
        }
        if (available.isEmpty()) {
            Certification.Unavailable first = unavailable.getFirst();
            throw Refusal.broken("no target is available: " + first.target() + ": " + first.reason()
                    + "; to change that: " + first.fix());
        }
        return available;
    }
}
