package dev.atlasl2.wasm.kernels;

/**
 * The layout of the module's first page, which belongs to the kernels. Everything from {@link #HEAP} up belongs to the
 * host.
 */
final class Layout {
    /** The first address that the host may use; lower ones are refused, so 0 serves as null. */
    static final int HEAP = 65_536;

    /** 64 words: the round constants of SHA-256. */
    static final int ROUND_CONSTANTS = 1_024;
    /** Where the constants of the second sixteen rounds begin. */
    static final int SECOND_ROUNDS = ROUND_CONSTANTS + 64;
    /** Where the constants of the last sixteen rounds begin. */
    static final int LAST_ROUNDS = ROUND_CONSTANTS + 192;
    /** Where the round constants end. */
    static final int NO_ROUNDS = ROUND_CONSTANTS + 256;
    /** A SHA-256 stream ({@link Sha256}) for one-shot hashes. */
    static final int STREAM = 1_280;
    /** 16 words of a message schedule, each with its round constant added. */
    static final int SCHEDULE = 1_408;
    /** Two message blocks of padding. */
    static final int PADDING = 1_536;
    /** 65 bytes of a tree's node: prefix and two digests. */
    static final int NODE = 1_792;
    /** A digest. */
    static final int DIGEST = 1_920;
    /** Another digest, if two are compared. */
    static final int OTHER_DIGEST = 1_952;
    /** A record that is compared with another. */
    static final int RECORD = 2_304;
    /** A stack of digests, one per level; 2^32 leaves need 33. */
    static final int LEVELS = 3_072;
    /** Eight vectors: the states of four hashes at once. */
    static final int FOUR_STATES = 4_608;
    /** Sixteen vectors: a block of each of four messages. */
    static final int FOUR_BLOCKS = 4_736;
    /** The leaf hashes of one step of a tree: {@link Tree#GROUP} of them. */
    static final int LEAVES = 5_120;
    /** Half as many digests: the results of a step's leaf hashes, level by level. */
    static final int NODES = 6_144;

    private Layout() {}
}
