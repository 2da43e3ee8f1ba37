package dev.atlasl2.vectors.corpus;

/** Family meta: version, error codes, constants (clause S1). */
final class MetaVectors {
    private MetaVectors() {}

    static void fill(FamilyInputs inputs) {
        inputs.core("version", "S1.6", "version", Inputs.none(), "1.0.0 packed as major << 16 | minor << 8 | patch");
        inputs.core("error-codes", "S1.4", "errorCodes", Inputs.none(), "the same numbers and names on every target");
        inputs.core("constants", "S1.3", "constants", Inputs.none(), "12,288 = 128 x 96 = 48 pages");
    }
}
