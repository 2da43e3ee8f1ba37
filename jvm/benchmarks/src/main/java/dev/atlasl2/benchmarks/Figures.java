package dev.atlasl2.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a round of a {@link Duel} found, in nanoseconds per call; 0 where there is no such contender. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Figures {
    /** The library. */
    public double ours;
    /** What the requirement holds it against. */
    public double peer;
    /** What bounds both, where that is something else than the peer. */
    public double limit;
}
