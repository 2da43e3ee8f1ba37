package dev.atlasl2.wasm.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.wasm.insn.JvmMemory;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses and lengths that the host may not use are refused, never cause a trap, and nothing is written. */
class RefusalTest {
    private static final int PAGES = 3;
    private static final int END = PAGES * JvmMemory.PAGE;
    private static final int OK_AT = Layout.HEAP + 100;

    @BeforeEach
    void freshMemory() {
        JvmMemory.reset(PAGES);
        ModuleExports.start();
    }

    /** Region by address and length. */
    private static final List<IntBinaryOperator> REGIONS = List.of(
            Sum::sum,
            Sum::check,
            Sum::windowCheck,
            (p, n) -> Sliding.slidingCheck(p, n, 1),
            (p, n) -> Sliding.congruent(p, OK_AT, n),
            (p, n) -> Sliding.congruent(OK_AT, p, n),
            (p, n) -> Delta.delta(p, OK_AT, n),
            (p, n) -> Delta.deltaRange(0, OK_AT, p, n),
            (p, n) -> Fill.fill(p, n, 1),
            (p, n) -> Copy.copy(p, OK_AT, n),
            (p, n) -> Copy.copy(OK_AT, p, n),
            (p, n) -> Sha256.sha256(p, n, OK_AT),
            (p, n) -> Sha256.update(OK_AT, p, n),
            (p, n) -> Tree.leafHash(p, n, OK_AT),
            (p, n) -> Tree.leaves(p, n, 8, OK_AT),
            (p, n) -> Tree.rootOf(p, n, OK_AT),
            (p, n) -> Witness.flat(p, n, OK_AT),
            (p, n) -> Witness.tree(p, n, 8, OK_AT),
            (p, n) -> Witness.verify(p, n, OK_AT),
            (p, n) -> WitnessRecord.merge(p, n, OK_AT),
            (p, n) -> Batch.sum(p, n, OK_AT),
            (p, n) -> Batch.check(p, n, OK_AT),
            (p, n) -> Batch.delta(p, n, OK_AT),
            (p, n) -> Batch.witness(p, n, OK_AT),
            (p, n) -> Proofs.inclusion(p, n, 0, OK_AT),
            (p, n) -> Proofs.consistency(p, n, 1, OK_AT),
            (p, n) -> Budget.allocateAll(OK_AT, p, n),
            (p, n) -> Proofs.changedLeaves(p, n, OK_AT, 1, OK_AT + 64),
            (p, n) -> Proofs.verifyInclusion(OK_AT, OK_AT, 0, 1, p, n));

    @Test
    void regionsOutsideTheHostsMemoryAreRefused() {
        int[][] bad = {
            {0, 1},
            {Layout.HEAP - 1, 1},
            {Layout.ROUND_CONSTANTS, 256},
            {END, 1},
            {END - 31, 4_096},
            {-1, 1},
            {-1, 2},
            {OK_AT, -1},
            {OK_AT, Integer.MIN_VALUE},
            {Integer.MIN_VALUE, Integer.MIN_VALUE}
        };
        for (int kernel = 0; kernel < REGIONS.size(); kernel++) {
            for (int[] region : bad) {
                int k = kernel;
                refuses(
                        "region kernel " + kernel + " at " + Integer.toUnsignedString(region[0]) + ", "
                                + Integer.toUnsignedString(region[1]),
                        () -> REGIONS.get(k).applyAsInt(region[0], region[1]));
            }
        }
    }

    /** Structure or answer by address. */
    private static final List<IntUnaryOperator> STRUCTURES = List.of(
            p -> Budget.create(p, 1),
            Budget::available,
            p -> Budget.allocate(p, 0),
            p -> Budget.release(p, 0),
            p -> Budget.allocateAll(p, OK_AT, 0),
            p -> Sha256.init(p),
            p -> Sha256.end(p, OK_AT),
            p -> Sha256.end(OK_AT, p),
            p -> Sha256.sha256(OK_AT, 1, p),
            p -> Witness.flat(OK_AT, 1, p),
            p -> Witness.tree(OK_AT, 1, 8, p),
            p -> WitnessRecord.check(p),
            p -> Tree.leaves(OK_AT, 1, 8, p),
            p -> Tree.rootOf(OK_AT, 1, p),
            p -> Tree.leafHash(OK_AT, 1, p),
            p -> Domain.create(p, 1, 1),
            p -> Domain.attach(p, OK_AT, 1),
            Domain::verify,
            Domain::commit,
            p -> Domain.allocate(p, 0),
            p -> Domain.release(p, 0),
            Domain::destroy,
            Domain::state,
            Domain::available,
            Domain::sum,
            p -> Domain.witness(p, OK_AT),
            p -> OutsideDomain.attach(p, 1, 0),
            p -> OutsideDomain.track(p, 0),
            p -> OutsideDomain.verify(p, 0, OK_AT),
            p -> OutsideDomain.commit(p, 0, OK_AT),
            p -> Batch.sum(OK_AT, 1, p),
            p -> Proofs.verifyInclusion(p, OK_AT, 0, 1, OK_AT, 0),
            p -> Proofs.verifyConsistency(1, 1, p, OK_AT, OK_AT, 0),
            p -> Proofs.inclusion(OK_AT, 2, 0, p),
            p -> Proofs.consistency(OK_AT, 2, 1, p),
            p -> Proofs.changedLeaves(OK_AT, 1, OK_AT, 1, p));

    @Test
    void structuresOutsideTheHostsMemoryAreRefused() {
        for (int kernel = 0; kernel < STRUCTURES.size(); kernel++) {
            for (int p : new int[] {0, Layout.HEAP - 2, Layout.STREAM, END - 3, END, -1, -4}) {
                int k = kernel;
                refuses(
                        "structure kernel " + kernel + " at " + Integer.toUnsignedString(p),
                        () -> STRUCTURES.get(k).applyAsInt(p));
            }
        }
    }

    private static void refuses(String what, IntSupplier call) {
        byte[] before = JvmMemory.read(0, END);
        assertThat(Math.abs(call.getAsInt())).as(what).isEqualTo(Codes.INVALID);
        assertThat(JvmMemory.read(0, END)).as(what).isEqualTo(before);
    }

    @Test
    void memoryMayBeUsedToItsLastByte() {
        assertThat(Sum.sum(END - 1, 1)).isZero();
        assertThat(Sum.sum(Layout.HEAP, END - Layout.HEAP)).isZero();
        assertThat(Fill.fill(END - 5, 5, 1)).isEqualTo(Codes.OK);
        assertThat(JvmMemory.read(END - 5, 5)).containsExactly(1, 1, 1, 1, 92);
        assertThat(Sum.sum(0, 0)).isZero();
    }

    @Test
    void badBatchEntryRefusesBeforeAnyAnswer() {
        int entries = OK_AT;
        int out = OK_AT + 64;
        // the second at address 0
        JvmMemory.write(entries, new byte[] {0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
        refuses("sum", () -> Batch.sum(entries, 2, out));
        refuses("witness", () -> Batch.witness(entries, 2, out));
        refuses("none", () -> Batch.sum(entries, 0, out));
        refuses("too many", () -> Batch.sum(entries, 257, out));
    }

    @Test
    void memoryThatHoldsNoStateIsNoLiveDomain() {
        JvmMemory.write(OK_AT, new byte[] {9, 9, 9, 9});
        assertThat(Domain.verify(OK_AT)).isEqualTo(Codes.DESTROYED);
        assertThat(Domain.allocate(OK_AT, 1)).isEqualTo(Codes.DESTROYED);
    }
}
