package dev.atlasl2.files;

import dev.atlasl2.WitnessTree;
import dev.atlasl2.Witnesses;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import dev.atlasl2.vector.Segments;
import java.lang.foreign.MemorySegment;

/**
 * The tree witness of a file (clause S12.2), window by window. A window is a whole subtree, so only its root has to be
 * kept.
 */
final class TreeReading implements WitnessReading {
    /** Takes leaf hashes in their order. */
    interface Leaves {
        /**
         * Takes the leaves of one window.
         *
         * @param first number of the window's first leaf in the file
         * @param window the tree over the window alone
         */
        void take(long first, WitnessTree window);
    }

    private final int leafLog2;
    private final Leaves leaves;
    private final SubtreeRoots roots = new SubtreeRoots();
    private long length;
    private int sum;

    /** Makes only the root. */
    TreeReading(int leafLog2) {
        this(leafLog2, null);
    }

    /**
     * @param leaves gets every leaf hash, which needs memory for the leaves of a window; null if they are not
     *     needed
     */
    TreeReading(int leafLog2, Leaves leaves) {
        this.leafLog2 = leafLog2;
        this.leaves = leaves;
    }

    @Override
    public void expect(long length) {
        if (length >= VectorApi.MIN_BYTES) {
            VectorApi.load();
        }
    }

    @Override
    public void window(MemorySegment bytes) {
        Witness window;
        if (leaves == null) {
            window = Witnesses.treeWitness(Segments.region(bytes), leafLog2);
        } else {
            WitnessTree tree = Segments.tree(bytes, leafLog2);
            leaves.take(length >>> leafLog2, tree);
            window = tree.witness();
        }
        roots.add(window.digest());
        sum = (sum + window.resonance()) % Limits.MODULUS;
        length += window.length();
    }

    @Override
    public Witness witness() {
        return new Witness(Witness.Kind.TREE, leafLog2, roots.root(), length, sum, 0, 0);
    }
}
