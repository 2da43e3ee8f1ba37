package dev.atlasl2.kernel;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * The possible values of a choice. Plain values work in every JVM; one of them is the incumbent. The challengers are a
 * family that the vector module provides: {@code FAMILY-WIDTH}, or {@code FAMILY} for the width of the machine.
 */
abstract class Candidates<T> {
    private final VectorModule vectors;
    private final String incumbent;
    private final String family;

    Candidates(VectorModule vectors, String incumbent, String family) {
        this.vectors = vectors;
        this.incumbent = incumbent;
        this.family = family;
    }

    /** Returns the names that a property can force. */
    abstract List<String> names();

    /** Returns the names that a property can require. */
    abstract List<String> requirable();

    /** Returns the plain value of this name. */
    abstract T plain(String name);

    /**
     * Returns the challenger of this name.
     *
     * @param name one of {@link #names()}, of the family
     * @throws UnsupportedOperationException with the reason, if there is none
     */
    abstract Choice<T> challenger(KernelProvider provider, String name);

    /** Races the challenger against the incumbent for a bounded time, and returns the winner. */
    abstract Choice<T> decide(Choice<T> challenger) throws InterruptedException;

    /** Returns the choice during the race. */
    Choice<T> racing(Choice<T> challenger) {
        return incumbent("the race with " + family + " is on", Level.OFF);
    }

    final String family() {
        return family;
    }

    final Choice<T> incumbent(String reason, Level level) {
        return new Choice<>(incumbent, plain(incumbent), reason, level);
    }

    /** Returns the width in a name of the family; 0 for the width of the machine. */
    final int width(String name) {
        return name.equals(family) ? 0 : Integer.parseInt(name.substring(family.length() + 1));
    }

    /** Returns the challenger of this name, or no value and the reason. */
    final Choice<T> challenger(String name) {
        String reason;
        try {
            return challenger(vectors.provider(), name);
        } catch (UnsupportedOperationException e) {
            reason = String.valueOf(e.getMessage());
        } catch (ServiceConfigurationError | LinkageError e) {
            reason = "the vector kernel cannot run here: " + e.getMessage();
        }
        return Choice.none(reason, vectors.isInstalled() ? Level.DEBUG : Level.OFF); // slower, not broken
    }

    /**
     * Returns the choice that two system properties make.
     *
     * @param wanted the value of {@code property}, or null if the other one is given
     * @param required the value of {@code property.require}, or null
     */
    final Choice<T> forced(String property, @Nullable String wanted, @Nullable String required) {
        if (wanted != null && !names().contains(wanted)) {
            return unknown(property, names(), wanted);
        }
        if (required != null && !requirable().contains(required)) {
            return unknown(property + ".require", requirable(), required);
        }
        Choice<T> choice = wanted != null ? byName(wanted, "forced") : byName(String.valueOf(required), "required");
        if (required == null || choice.name().equals(required) || choice.name().startsWith(required + "-")) {
            return choice;
        }
        return Choice.none(
                property + ".require is " + required + ", but the choice is " + choice.describe(), Level.ERROR);
    }

    /** Falls back to the incumbent and says so: a user who asks for a challenger wants to know. */
    private Choice<T> byName(String name, String how) {
        if (!name.startsWith(family)) {
            return new Choice<>(name, plain(name), how, Level.OFF);
        }
        Choice<T> found = challenger(name);
        String reason = found.reason().isEmpty() ? how : how + "; " + found.reason();
        return found.value() == null
                ? incumbent(reason, Level.INFO)
                : new Choice<>(found.name(), found.value(), reason, Level.OFF);
    }

    private Choice<T> unknown(String property, List<String> names, String name) {
        return Choice.none(
                property + " must be one of " + String.join(", ", names) + ", got \"" + name + '"', Level.ERROR);
    }
}
