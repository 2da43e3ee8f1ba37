package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.Sha256Reference;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.pitfall.PlainSha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Wrong hashes and wrong trees: padding, length field, constants, chunks; splits, prefixes, leaves. */
final class HashMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        HashMutants all = new HashMutants();
        all.padding();
        all.rounds();
        all.chunks();
        all.nodes();
        all.leaves();
        return all.mutants;
    }

    private void hash(String name, UnaryOperator<byte[]> digest) {
        mutants.add(Mutant.of(
                name,
                new Operations() {
                    @Override
                    public Witness witness(byte[] data) {
                        Witness right = Operations.super.witness(data);
                        return new Witness(
                                right.kind(), 0, digest.apply(data), right.length(), right.resonance(), 0, 0);
                    }
                },
                "witness"));
        if (!name.contains("beyond")) {
            mutants.add(Mutant.of(
                    "leaf-" + name,
                    new Tree(
                            leaf -> digest.apply(join(new byte[] {0}, leaf)),
                            HashMutants::node,
                            HashMutants::split,
                            HashMutants::cut),
                    "witnessTree"));
        }
    }

    private void padding() {
        for (int end : new int[] {0x00, 0x01, 0x08, 0x40, 0x81, 0xc0}) {
            hash("padding-byte-" + end, new PlainSha256() {
                @Override
                protected byte paddingByte() {
                    return (byte) end;
                }
            }::digest);
        }
        for (int threshold = 48; threshold <= 65; threshold++) {
            int from = threshold;
            if (threshold == 56) {
                continue;
            }
            hash("second-block-from-" + threshold, new PlainSha256() {
                @Override
                protected boolean needsTwoBlocks(int rest) {
                    return rest >= from;
                }
            }::digest);
        }
        for (int bits = 3; bits <= 27; bits++) {
            long mask = (1L << bits) - 1;
            // No leaf is longer than 2^19 bits and a byte.
            String name = "bit-length-of-" + bits + "-bits" + (bits > 19 ? "-beyond" : "");
            hash(name, new PlainSha256() {
                @Override
                protected long bitLength(long bytes) {
                    return bytes << 3 & mask;
                }
            }::digest);
        }
        hash("length-in-bytes", new PlainSha256() {
            @Override
            protected long bitLength(long bytes) {
                return bytes;
            }
        }::digest);
        hash("length-little-endian", new PlainSha256() {
            @Override
            protected long bitLength(long bytes) {
                return Long.reverseBytes(bytes << 3);
            }
        }::digest);
        hash("length-of-the-last-block", new PlainSha256() {
            @Override
            protected long bitLength(long bytes) {
                return (bytes & 63) << 3;
            }
        }::digest);
    }

    private void rounds() {
        for (int round = 0; round < 64; round++) {
            int wrong = round;
            hash("constant-" + round, new PlainSha256() {
                @Override
                protected int constant(int at) {
                    return super.constant(at) ^ (at == wrong ? 1 : 0);
                }
            }::digest);
        }
        for (int which = 0; which < 4; which++) {
            int wrong = which;
            for (IntUnaryOperator twist :
                    List.<IntUnaryOperator>of(x -> Integer.rotateRight(x, 1), x -> x & 0x7fffffff, x -> ~x)) {
                hash("sigma-" + which + "-" + mutants.size(), new PlainSha256() {
                    @Override
                    protected int sigma(int at, int x) {
                        return at == wrong ? twist.applyAsInt(super.sigma(at, x)) : super.sigma(at, x);
                    }
                }::digest);
            }
        }
    }

    private void chunks() {
        for (int size : new int[] {64, 128, 512, 1024, 4096, 8192, 16_384, 32_768, 65_536, 1_048_576, 4_194_304}) {
            String beyond = size >= 65_536 ? "-beyond" : "";
            hash("first-chunk-only-" + size + beyond, data -> sha(data, 0, Math.min(size, data.length)));
            hash(
                    "last-chunk-only-" + size + beyond,
                    data -> sha(data, data.length <= size ? 0 : (data.length - 1) / size * size, data.length));
            hash(
                    "tail-dropped-" + size + beyond,
                    data -> sha(data, 0, data.length > size ? data.length / size * size : data.length));
            hash(
                    "tail-padded-" + size + beyond,
                    data -> sha(Arrays.copyOf(
                            data, data.length > size ? (data.length + size - 1) / size * size : data.length)));
            hash(
                    "last-chunk-twice-" + size + beyond,
                    data -> data.length > size && data.length % size == 0
                            ? Sha256Reference.hash(data, Arrays.copyOfRange(data, data.length - size, data.length))
                            : sha(data));
        }
        hash("hashed-twice", data -> sha(sha(data)));
        hash("byte-swapped-words", data -> {
            byte[] digest = sha(data);
            byte[] swapped = new byte[32];
            for (int i = 0; i < 32; i++) {
                swapped[i] = digest[i ^ 3];
            }
            return swapped;
        });
    }

    private void tree(
            String name,
            UnaryOperator<byte[]> leaf,
            BinaryOperator<byte[]> node,
            IntUnaryOperator split,
            Cut cut,
            String... operations) {
        mutants.add(Mutant.of("tree-" + name, new Tree(leaf, node, split, cut), operations));
    }

    private static final String[] BOTH = {"witnessTree", "merkleRoot"};

    private void nodes() {
        tree(
                "leaf-without-prefix",
                Sha256Reference::hash,
                HashMutants::node,
                HashMutants::split,
                HashMutants::cut,
                BOTH);
        tree(
                "node-without-prefix",
                HashMutants::leaf,
                Sha256Reference::hash,
                HashMutants::split,
                HashMutants::cut,
                BOTH);
        tree(
                "prefixes-swapped",
                leaf -> Sha256Reference.hash(new byte[] {1}, leaf),
                (a, b) -> Sha256Reference.hash(new byte[] {0}, a, b),
                HashMutants::split,
                HashMutants::cut,
                BOTH);
        tree("children-swapped", HashMutants::leaf, (a, b) -> node(b, a), HashMutants::split, HashMutants::cut, BOTH);
        tree(
                "children-sorted",
                HashMutants::leaf,
                (a, b) -> Arrays.compareUnsigned(a, b) <= 0 ? node(a, b) : node(b, a),
                HashMutants::split,
                HashMutants::cut,
                BOTH);
        tree("split-in-halves", HashMutants::leaf, HashMutants::node, n -> n / 2, HashMutants::cut, BOTH);
        tree("split-in-upper-halves", HashMutants::leaf, HashMutants::node, n -> (n + 1) / 2, HashMutants::cut, BOTH);
        tree("split-one-off", HashMutants::leaf, HashMutants::node, n -> 1, HashMutants::cut, BOTH);
        tree("split-all-but-one", HashMutants::leaf, HashMutants::node, n -> n - 1, HashMutants::cut, BOTH);
        tree("split-small-left", HashMutants::leaf, HashMutants::node, n -> n - split(n), HashMutants::cut, BOTH);
        for (int limit : new int[] {4, 8, 16, 32, 64}) {
            tree(
                    "split-wrong-beyond-" + limit,
                    HashMutants::leaf,
                    HashMutants::node,
                    n -> n > limit ? n / 2 : split(n),
                    HashMutants::cut,
                    BOTH);
        }
        for (int limit : new int[] {128, 256, 512, 1024}) {
            tree(
                    "split-wrong-beyond-" + limit,
                    HashMutants::leaf,
                    HashMutants::node,
                    n -> n > limit ? n / 2 : split(n),
                    HashMutants::cut,
                    "witnessTree");
        }
    }

    private void leaves() {
        for (int by : new int[] {-1, 1}) {
            tree(
                    "k-off-by-" + by,
                    HashMutants::leaf,
                    HashMutants::node,
                    HashMutants::split,
                    (data, k) -> cut(data, k + by),
                    "witnessTree");
        }
        for (int only = 8; only <= 16; only++) {
            int wrong = only;
            tree(
                    "k-" + only + "-taken-for-12",
                    HashMutants::leaf,
                    HashMutants::node,
                    HashMutants::split,
                    (data, k) -> cut(data, k == wrong ? wrong == 12 ? 13 : 12 : k),
                    "witnessTree");
        }
        tree(
                "last-leaf-padded",
                HashMutants::leaf,
                HashMutants::node,
                HashMutants::split,
                (data, k) -> {
                    List<byte[]> leaves = cut(data, k);
                    leaves.add(Arrays.copyOf(leaves.removeLast(), 1 << k));
                    return leaves;
                },
                "witnessTree");
        tree(
                "short-leaf-dropped",
                HashMutants::leaf,
                HashMutants::node,
                HashMutants::split,
                (data, k) -> {
                    List<byte[]> leaves = cut(data, k);
                    if (leaves.size() > 1 && leaves.getLast().length < 1 << k) {
                        leaves.removeLast();
                    }
                    return leaves;
                },
                "witnessTree");
        tree(
                "empty-leaf-after-whole-ones",
                HashMutants::leaf,
                HashMutants::node,
                HashMutants::split,
                (data, k) -> {
                    List<byte[]> leaves = cut(data, k);
                    if (leaves.getLast().length == 1 << k) {
                        leaves.add(new byte[0]);
                    }
                    return leaves;
                },
                "witnessTree");
        tree(
                "short-leaf-joined",
                HashMutants::leaf,
                HashMutants::node,
                HashMutants::split,
                (data, k) -> {
                    List<byte[]> leaves = cut(data, k);
                    if (leaves.size() > 1 && leaves.getLast().length < 1 << k) {
                        byte[] last = leaves.removeLast();
                        leaves.add(join(leaves.removeLast(), last));
                    }
                    return leaves;
                },
                "witnessTree");
        tree(
                "one-leaf-is-flat",
                leaf -> leaf.length < 256 ? Sha256Reference.hash(leaf) : leaf(leaf),
                HashMutants::node,
                HashMutants::split,
                HashMutants::cut,
                BOTH);
    }

    private static byte[] sha(byte[] data) {
        return Sha256Reference.hash(data);
    }

    private static byte[] sha(byte[] data, int from, int to) {
        return new Sha256Reference().update(data, from, to).digest();
    }

    private static byte[] leaf(byte[] leaf) {
        return Sha256Reference.hash(new byte[] {0}, leaf);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Sha256Reference.hash(new byte[] {1}, left, right);
    }

    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static List<byte[]> cut(byte[] data, int k) {
        List<byte[]> leaves = new ArrayList<>();
        for (int from = 0; from < data.length; from += 1 << k) {
            leaves.add(Arrays.copyOfRange(data, from, Math.min(data.length, from + (1 << k))));
        }
        return leaves;
    }

    @FunctionalInterface
    private interface Cut {
        List<byte[]> leaves(byte[] data, int k);
    }

    /** A tree of exchangeable parts. */
    private record Tree(UnaryOperator<byte[]> leaf, BinaryOperator<byte[]> node, IntUnaryOperator split, Cut cut)
            implements Operations {
        @Override
        public Witness witnessTree(byte[] data, long k) {
            Witness right = Operations.super.witnessTree(data, k);
            return new Witness(
                    right.kind(),
                    right.leafLog2(),
                    merkleRoot(cut.leaves(data, (int) k)),
                    right.length(),
                    right.resonance(),
                    0,
                    0);
        }

        @Override
        public byte[] merkleRoot(List<byte[]> leaves) {
            return leaves.isEmpty()
                    ? Sha256Reference.hash()
                    : root(leaves.stream().map(leaf).toList());
        }

        private byte[] root(List<byte[]> hashes) {
            if (hashes.size() == 1) {
                return hashes.get(0);
            }
            int left = split.applyAsInt(hashes.size());
            return node.apply(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
        }
    }
}
