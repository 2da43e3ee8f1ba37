package dev.atlasl2.spec;

/** The constants of the layer (clause S1.3), in bytes unless said otherwise. */
public final class Limits {
    /** Sums are residues modulo this: 96 = 2^5 x 3. */
    public static final int MODULUS = 96;
    /** A page. */
    public static final int PAGE_BYTES = 256;
    /** A cycle: three pages, the smallest number of pages whose length is a multiple of the modulus. */
    public static final int CYCLE_BYTES = 768;
    /** A structure: 48 pages. */
    public static final int STRUCTURE_BYTES = 12_288;
    /** The longest region that a window check takes: 1 MiB. */
    public static final int MAX_WINDOW_BYTES = 1 << 20;
    /** The most entries that a batch takes; the fewest is 1. */
    public static final int MAX_BATCH_ENTRIES = 256;
    /** Budgets and budget amounts are 0 to this. */
    public static final int MAX_BUDGET = MODULUS - 1;
    /** The shortest leaf of a tree witness is 2 to the power of this many bytes. */
    public static final int MIN_LEAF_LOG2 = 8;
    /** The longest leaf of a tree witness is 2 to the power of this many bytes. */
    public static final int MAX_LEAF_LOG2 = 16;
    /** The default leaf of a tree witness: 4,096 bytes. */
    public static final int DEFAULT_LEAF_LOG2 = 12;
    /** A SHA-256 digest. */
    public static final int DIGEST_BYTES = 32;
    /** A witness record. */
    public static final int RECORD_BYTES = 64;
    /** The version of the semantics, 1.0.0, packed as major &lt;&lt; 16 | minor &lt;&lt; 8 | patch. */
    public static final int SEMANTICS_VERSION = 1 << 16;

    private Limits() {}
}
