package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.reference.TreeWitnessReference;
import dev.atlasl2.vectors.Recipe;
import java.util.ArrayList;
import java.util.List;

/** The inputs of family proof: trees, and paths that are forged. */
abstract class ProofInputs {
    static final int K = 8;

    final FamilyInputs inputs;

    ProofInputs(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static Recipe data(int leaves) {
        return Recipe.random(leaves, leaves * 256 - leaves % 5 * 50);
    }

    static List<byte[]> hashes(int leaves) {
        return TreeWitnessReference.leaves(data(leaves).expand(), K);
    }

    static byte[] flip(byte[] hash, int at) {
        byte[] other = hash.clone();
        other[at] ^= 4;
        return other;
    }

    static List<byte[]> flipped(List<byte[]> path, int node) {
        List<byte[]> other = new ArrayList<>(path);
        other.set(node, flip(path.get(node), 17));
        return other;
    }

    static List<byte[]> without(List<byte[]> path, int node) {
        List<byte[]> other = new ArrayList<>(path);
        other.remove(node);
        return other;
    }

    static List<byte[]> with(List<byte[]> path, byte[] node) {
        List<byte[]> other = new ArrayList<>(path);
        other.add(node);
        return other;
    }
}
