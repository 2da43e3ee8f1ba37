package dev.atlasl2.vectors.corpus;

/** The order of all vectors of family proof (clauses S12.4 and S12.5). */
final class ProofVectors {
    private ProofVectors() {}

    /** The sections in the order of their vectors in the file: a new one goes to the end. */
    static void fill(FamilyInputs inputs) {
        ProofInclusionVectors inclusion = new ProofInclusionVectors(inputs);
        ProofConsistencyVectors consistency = new ProofConsistencyVectors(inputs);
        inclusion.paths();
        inclusion.verified();
        inclusion.forged();
        inclusion.giants();
        consistency.paths();
        consistency.verified();
        consistency.forged();
        inclusion.longPaths();
        inclusion.longForged();
        inclusion.moreGiants();
        consistency.longPaths();
        consistency.longForged();
        consistency.giants();
        int[][] sizes = {{9, 16_383}, {10, 16_385}, {12, 24_576}, {13, 49_152}, {12, 65_536}};
        for (int[] size : sizes) {
            inclusion.ofSize(size[0], size[1]);
            consistency.ofSize(size[0], size[1]);
        }
        for (int at : new int[] {4095, 8192}) {
            inclusion.seam(at);
            consistency.seam(at);
        }
        inclusion.forms();
    }
}
