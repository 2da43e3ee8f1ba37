package dev.atlasl2.vectors.pitfall;

import dev.atlasl2.vectors.oracle.Operations;
import java.util.List;
import java.util.Set;

/**
 * A named wrong way to compute an operation: right in everything except what its class overrides. Some have several
 * sizes, such as vectors of 16 and of 32 bytes: each size is an object of its own, and all have one name.
 */
public abstract class Pitfall implements Operations {
    private final String name;
    private final String clause;
    private final String wrong;
    private final String fix;
    private final Set<String> operations;

    /**
     * @param name permanent name, such as {@code sum-lane-wrap-16}
     * @param clause the clause that it breaks
     * @param wrong what is wrong, in one sentence
     * @param fix what to do about it, in one sentence
     * @param operations the protocol's operations that it gets wrong
     */
    protected Pitfall(String name, String clause, String wrong, String fix, String... operations) {
        this.name = name;
        this.clause = clause;
        this.wrong = wrong;
        this.fix = fix;
        this.operations = Set.of(operations);
    }

    public final String name() {
        return name;
    }

    public final String clause() {
        return clause;
    }

    public final String wrong() {
        return wrong;
    }

    public final String fix() {
        return fix;
    }

    public final Set<String> operations() {
        return operations;
    }

    /** Returns what distinguishes it from the same mistake at another size, such as {@code vectors of 16 bytes}. */
    public String size() {
        return "";
    }

    /** Returns the same mistake at its other sizes. */
    List<Pitfall> otherSizes() {
        return List.of();
    }

    @Override
    public final String toString() {
        return name;
    }
}
