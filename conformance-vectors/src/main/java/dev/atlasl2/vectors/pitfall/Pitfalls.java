package dev.atlasl2.vectors.pitfall;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All pitfalls, in the order of PITFALLS.md. To add one, write a class in this package and a line here. */
public final class Pitfalls {
    private static final List<Pitfall> ALL = List.of(
            new SumWrapU32(),
            new SumWrapI32(),
            new SumLaneWrap8(),
            new SumLaneWrap16(),
            new SumReduce16(),
            new SumLaneWrap32(),
            new SumTailDropped(),
            new SumTailDoubled(),
            new SumHighHalfDropped(),
            new SumSignedBytes(),
            new SumTruncatedMod(),
            new SumModMask(),
            new SumIsCheck(),
            new DeltaMod256(),
            new DeltaTruncated(),
            new FillProductWrap(),
            new FillNoFixUp(),
            new FillOverrun(),
            new FillKeepsConserved(),
            new CopyWritesOnRefusal(),
            new CacheStale(),
            new BudgetAmountReduced(),
            new BudgetSaturates(),
            new BudgetNotAtomic(),
            new BudgetLeak(),
            new WitnessXor(),
            new WitnessTailOnly(),
            new WitnessLengthU32(),
            new TreeNoDomainSeparation(),
            new TreePaddedPowerOfTwo(),
            new MergeOrderMatters(),
            new MissingEndPasses(),
            new GapPasses(),
            new OverlapCountsTwice(),
            new VerifyDigestOnly(),
            new CommitTwice(),
            new CommitVerifiesFirst(),
            new AttachRace(),
            new CheckSkippedOnError());

    private static final List<Pitfall> AT_EVERY_SIZE = ALL.stream()
            .flatMap(pitfall -> Stream.concat(Stream.of(pitfall), pitfall.otherSizes().stream()))
            .toList();

    private Pitfalls() {}

    /** Returns all pitfalls, each at its usual size. They keep no state between calls and are thread-safe. */
    public static List<Pitfall> all() {
        return ALL;
    }

    /** Returns all pitfalls at every size, the usual size of each first. */
    public static List<Pitfall> atEverySize() {
        return AT_EVERY_SIZE;
    }

    /** Returns the pitfall of that name, at its usual size. */
    public static Optional<Pitfall> byName(String name) {
        return ALL.stream().filter(pitfall -> pitfall.name().equals(name)).findFirst();
    }

    /** Returns the names of all pitfalls. */
    public static List<String> names() {
        return ALL.stream().map(Pitfall::name).toList();
    }
}
