package dev.atlasl2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the API's documentation, which shows the regions of this file. */
class ExamplesTest {
    @Test
    void conservation() {
        // @start region=conservation
        byte[] data = {1, 2, 3, 90};
        int sum = Conservation.sum(data); // 0
        boolean isConserved = Conservation.check(data); // true
        byte[] target = new byte[4];
        Conservation.copy(data, target); // from data to target; throws if data is not conserved
        // @end
        assertThat(sum).isZero();
        assertThat(isConserved).isTrue();
        assertThat(target).isEqualTo(data);
    }

    @Test
    void sum() {
        // @start region=sum
        ConservedSum first = new ConservedSum().update(new byte[] {1, 2});
        ConservedSum second = new ConservedSum().update(new byte[] {3, 90});
        int sum = second.merge(first).value(); // 0
        // @end
        assertThat(sum).isZero();
    }

    @Test
    void witnesses() {
        byte[] data = new byte[1000];
        // @start region=witnesses
        Witness witness = Witnesses.treeWitness(data, 12); // leaves of 4,096 bytes
        Witnesses.verify(data, witness); // throws if data is not what it was
        // @end
        assertThat(witness.length()).isEqualTo(1000);
    }

    @Test
    void tree() {
        byte[] before = new byte[1000];
        byte[] after = new byte[1000];
        after[300] = 1;
        // @start region=tree
        WitnessTree tree = WitnessTree.of(before, 8); // leaves of 256 bytes
        int[] changed = tree.changedLeaves(WitnessTree.of(after, 8)); // {1}: bytes 256 to 511
        boolean isLeaf = WitnessTree.verifyInclusion(
                tree.root(), tree.leafHash(1), 1, tree.leafCount(), tree.inclusionProof(1)); // true
        // @end
        assertThat(changed).containsExactly(1);
        assertThat(isLeaf).isTrue();
    }

    @Test
    void range() {
        byte[] data = new byte[10_000];
        byte[] head = Arrays.copyOf(data, 8192);
        byte[] tail = Arrays.copyOfRange(data, 8192, data.length);
        // @start region=range
        CompactRange end = CompactRange.of(tail, 8192, 12);
        CompactRange start = CompactRange.of(head, 0, 12); // 8192 bytes
        Witness witness = end.merge(start).witness(8192 + tail.length);
        // @end
        assertThat(witness).isEqualTo(Witnesses.treeWitness(data));
    }

    @Test
    void budget() {
        // @start region=budget
        Budget budget = new Budget(95);
        budget.allocate(20); // throws if less is available
        int available = budget.release(5); // 80
        // @end
        assertThat(available).isEqualTo(80);
    }

    @Test
    void domain() {
        byte[] region = {1, 2, 3, 90};
        // @start region=domain
        try (Domain domain = Domain.create(region.length, 95)) {
            domain.attach(region);
            domain.update(0, 1, 97); // the first byte, from 1 to 97: still conserved
            domain.commit();
            domain.verify(); // throws if the region was changed by other means
        }
        // @end
        assertThat(region).startsWith(97);
    }

    @Test
    void batch() {
        byte[] first = {1, 2};
        byte[] second = {3, 93};
        // @start region=batch
        int[] sums = Batch.sum(List.of(first, second)); // {3, 0}
        List<Witness> witnesses = Batch.witness(List.of(first, second)); // faster than one by one
        // @end
        assertThat(sums).containsExactly(3, 0);
        assertThat(witnesses).containsExactly(Witnesses.flat(first), Witnesses.flat(second));
    }

    @Test
    void buffer() {
        // @start region=buffer
        ConservedBuffer buffer = ConservedBuffer.wrap(new byte[] {1, 2, 3, 90});
        boolean before = buffer.check(); // true: reads all bytes, once
        buffer.set(0, 7);
        int sum = buffer.sum(); // 6: reads no byte again
        // @end
        assertThat(before).isTrue();
        assertThat(sum).isEqualTo(6);
    }

    @Test
    void tracked() {
        // @start region=tracked
        TrackedSum sum = new TrackedSum(); // for all threads
        sum.update(new byte[] {1, 2});
        sum.deltaByte(2, 5); // a byte that was 2 is 5 now
        int value = sum.value(); // 6
        // @end
        assertThat(value).isEqualTo(6);
    }

    @Test
    void context() {
        byte[] data = {1, 2, 3, 90};
        // @start region=context
        WorkContext context = new WorkContext(); // one for each thread
        byte[] record = new byte[64]; // used again and again
        context.flat(data, record);
        context.verify(data, record); // throws if data is not what it was
        // @end
        assertThat(record).isEqualTo(WitnessRecord.encode(Witnesses.flat(data)));
    }
}
