package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.BatchReference.Change;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Batches of one kind whose entries are changed before they are answered, and whose answers at some places are those of
 * the place before.
 *
 * @param of the kind
 * @param regions changes the entries; null leaves them
 * @param changes the same for a batch of deltas
 * @param stale the places whose answers are those of the place before; null for none
 */
record SpoiltBatch(
        String of, UnaryOperator<List<byte[]>> regions, UnaryOperator<List<Change>> changes, IntPredicate stale)
        implements Operations {
    private <E> List<E> entries(String kind, List<E> entries, UnaryOperator<List<E>> change) {
        return of.equals(kind) && change != null ? change.apply(entries) : entries;
    }

    private <A> List<A> answers(String kind, List<A> right) {
        if (!of.equals(kind) || stale == null) {
            return right;
        }
        List<A> answers = new ArrayList<>(right);
        for (int i = 1; i < answers.size(); i++) {
            if (stale.test(i)) {
                answers.set(i, right.get(i - 1));
            }
        }
        return answers;
    }

    @Override
    public List<Integer> batchSum(List<byte[]> entries) {
        return answers("sum", Operations.super.batchSum(entries("sum", entries, regions)));
    }

    @Override
    public List<Boolean> batchCheck(List<byte[]> entries) {
        return answers("check", Operations.super.batchCheck(entries("check", entries, regions)));
    }

    @Override
    public List<Integer> batchDelta(List<Change> entries) {
        return answers("delta", Operations.super.batchDelta(entries("delta", entries, changes)));
    }

    @Override
    public List<Witness> batchWitness(List<byte[]> entries) {
        return answers("witness", Operations.super.batchWitness(entries("witness", entries, regions)));
    }
}
