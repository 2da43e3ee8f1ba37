package dev.atlasl2.harness.verdict;

import dev.atlasl2.vectors.Corpus;
import dev.atlasl2.vectors.Level;
import dev.atlasl2.vectors.Vector;
import java.util.List;
import java.util.Set;

/**
 * Which vectors of a corpus a run uses.
 *
 * @param levels the levels
 * @param families the families, in the corpus's order; empty means all of them
 * @param shard the part of the vectors of these levels and families
 */
public record Selection(Set<Level> levels, List<String> families, Shard shard) {
    public Selection {
        levels = Set.copyOf(levels);
        families = List.copyOf(families);
    }

    /** Returns all vectors of some levels. */
    public static Selection of(Set<Level> levels) {
        return new Selection(levels, List.of(), Shard.WHOLE);
    }

    /** Returns whether it leaves out vectors of its levels: the result is then not a certificate of them. */
    public boolean isPart() {
        return !families.isEmpty() || !shard.isWhole();
    }

    /** Returns the same levels and families with another shard. */
    public Selection with(Shard other) {
        return new Selection(levels, families, other);
    }

    /** Returns the families that fresh vectors are drawn from. */
    public List<String> families(Corpus corpus) {
        return families.isEmpty() ? corpus.families() : families;
    }

    /** Returns the vectors, in the corpus's order. */
    public List<Vector> of(Corpus corpus) {
        return shard.select(corpus.vectors().stream()
                .filter(vector -> levels.contains(vector.level()))
                .filter(vector -> families.isEmpty() || families.contains(vector.family()))
                .toList());
    }
}
