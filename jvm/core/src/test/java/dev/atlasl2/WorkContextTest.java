package dev.atlasl2;

import static dev.atlasl2.Refusals.assertInvalid;
import static dev.atlasl2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.Witness;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkContextTest {
    private final WorkContext context = new WorkContext();

    private static byte[] random(int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    /** One context for all tests: no call may leave anything for the next. */
    @Test
    void recordsAreThoseOfTheSingleCalls() {
        for (int length :
                new int[] {1, 64, 255, 256, 257, 4_097, 70_000, 1 << 18, (1 << 18) + 1, 1_000_000, 3, 300_000}) {
            byte[] data = random(length + 9);
            byte[] exact = Arrays.copyOfRange(data, 4, 4 + length);
            Region region = Region.of(ByteBuffer.allocateDirect(length).put(0, exact));
            assertRecord(
                    Witnesses.flat(exact),
                    exact,
                    record -> context.flat(data, 4, length, record, 3),
                    record -> context.flat(region, record, 3));
            for (int k : new int[] {8, 12, 16}) {
                assertRecord(
                        Witnesses.treeWitness(exact, k),
                        exact,
                        record -> context.tree(data, 4, length, k, record, 3),
                        record -> context.tree(region, k, record, 3));
            }
        }
    }

    /** Has a record written at 3 by each of the calls, and verifies against it in every way. */
    private void assertRecord(Witness expected, byte[] data, RecordWriter... calls) {
        for (RecordWriter call : calls) {
            byte[] record = random(70);
            byte[] wanted = record.clone();
            System.arraycopy(WitnessRecord.encode(expected), 0, wanted, 3, 64);
            call.write(record);
            assertThat(record).isEqualTo(wanted);
            byte[] alone = Arrays.copyOfRange(record, 3, 67);
            context.verify(data, alone);
            context.verify(data, 0, data.length, record, 3);
            context.verify(Region.of(ByteBuffer.wrap(data).asReadOnlyBuffer()), record, 3);
            byte[] whole = new byte[64];
            if (expected.kind() == Witness.Kind.FLAT) {
                context.flat(data, whole);
            } else {
                context.tree(data, expected.leafLog2(), whole);
            }
            assertThat(whole).isEqualTo(alone);
        }
    }

    @FunctionalInterface
    private interface RecordWriter {
        void write(byte[] record);
    }

    @Test
    void batchesAreThoseOfTheSingleCalls() {
        for (int count : new int[] {1, 7, 16, 100, 256, 3}) {
            byte[][] entries = new byte[count][];
            for (int i = 0; i < count; i++) {
                entries[i] = random(i % 20 < 17 ? 12_288 : 1 + 31 * i);
            }
            int[] sums = new int[count + 1];
            byte[] records = new byte[count * 64 + 1];
            context.sum(entries, sums);
            context.flat(entries, records);
            for (int i = 0; i < count; i++) {
                assertThat(sums[i]).isEqualTo(Conservation.sum(entries[i]));
                assertThat(Arrays.copyOfRange(records, i * 64, i * 64 + 64))
                        .isEqualTo(WitnessRecord.encode(Witnesses.flat(entries[i])));
            }
        }
        int[] sums = new int[1];
        context.sum(new byte[][] {{}}, sums); // no bytes have a sum, but no witness
        assertThat(sums[0]).isZero();
    }

    @Test
    void verifyLooksAtTheRecordThenLengthThenDigestThenResonance() {
        byte[] data = {'a', 'b', 'c'};
        for (int k : new int[] {0, 8}) {
            byte[] record = new byte[64];
            if (k == 0) {
                context.flat(data, record);
            } else {
                context.tree(data, k, record);
            }
            byte[] lies = record.clone();
            lies[48] = 7;
            assertRefused(ErrorCode.CONSERVATION, () -> context.verify(data, lies))
                    .contains("6")
                    .contains("7");
            assertRefused(ErrorCode.WITNESS, () -> context.verify(new byte[] {'a', 'c', 'b'}, lies));
            assertInvalid(() -> context.verify(new byte[] {'a', 'c'}, lies)).contains("must be the witness's 3, got 2");
            for (int at : new int[] {48, 49, 50, 52, 63}) {
                byte[] bad = record.clone();
                bad[at] = (byte) 0xff;
                assertInvalid(() -> context.verify(data, bad));
            }
        }
    }

    @Test
    void badArgumentsAreRefusedAndNothingIsWritten() {
        byte[] data = random(10);
        byte[] record = random(70);
        byte[] before = record.clone();
        Region region = Region.of(data, 0, 10);
        assertInvalid(() -> context.flat((byte[]) null, record)).contains("data");
        assertInvalid(() -> context.flat((Region) null, record, 0)).contains("data");
        assertInvalid(() -> context.flat(data, null)).contains("record");
        assertInvalid(() -> context.flat(new byte[0], record)).contains("at least 1 byte");
        assertInvalid(() -> context.flat(Region.of(data, 0, 0), record, 0));
        assertInvalid(() -> context.flat(data, 5, 6, record, 0)).contains("offset");
        assertInvalid(() -> context.flat(data, -1, 5, record, 0));
        assertInvalid(() -> context.flat(data, 1, Integer.MAX_VALUE, record, 0)).contains("length");
        assertInvalid(() -> context.flat(data, 0, 10, record, 7)).contains("at must be 0..6, got 7");
        assertInvalid(() -> context.flat(data, 0, 10, record, -1)).contains("at");
        assertInvalid(() -> context.flat(data, new byte[63])).contains("record").contains("63");
        assertInvalid(() -> context.tree(data, 7, record)).contains("leafLog2");
        assertInvalid(() -> context.tree(data, 0, 10, 17, record, 0)).contains("leafLog2");
        assertInvalid(() -> context.tree((byte[]) null, 8, record));
        assertInvalid(() -> context.tree(region, 8, record, Integer.MAX_VALUE)).contains("at");
        assertInvalid(() -> context.tree(region, 17, record, 0));
        assertInvalid(() -> context.verify(data, null)).contains("record");
        assertInvalid(() -> context.verify((Region) null, record, 0));
        assertInvalid(() -> context.verify(data, 0, 11, record, 0));
        byte[][] entries = {data, new byte[0], null};
        int[] sums = {9, 9, 9};
        assertInvalid(() -> context.sum(entries, sums)).contains("entries[2]");
        assertInvalid(() -> context.sum(null, sums)).contains("entries");
        assertInvalid(() -> context.sum(new byte[0][], sums)).contains("number of entries");
        assertInvalid(() -> context.sum(new byte[257][], new int[257])).contains("number of entries");
        assertInvalid(() -> context.sum(new byte[][] {data, data}, new int[1])).contains("sums");
        assertInvalid(() -> context.sum(new byte[][] {data}, null)).contains("sums");
        assertInvalid(() -> context.flat(entries, new byte[192])).contains("entries[1]");
        assertInvalid(() -> context.flat(new byte[][] {data, data}, record)).contains("records");
        assertInvalid(() -> context.flat(new byte[][] {data}, null)).contains("records");
        assertThat(record).isEqualTo(before);
        assertThat(sums).containsOnly(9);
    }

    /** Like a segment whose arena is closed while it is read. */
    @Test
    void memoryThatGoesWhileItIsReadSpoilsNothing() {
        byte[] data = random(3_000_000);
        Region goes = new Region() {
            @Override
            public long length() {
                return data.length;
            }

            @Override
            public int get(long at) {
                return data[(int) at] & 0xff;
            }

            @Override
            public long total(long offset, long length) {
                throw new AssertionError("not asked for");
            }

            @Override
            public void copy(long offset, byte[] to, int at, int length) {
                if (offset + length > 2_000_000) {
                    throw new IllegalStateException("closed");
                }
                System.arraycopy(data, (int) offset, to, at, length);
            }

            @Override
            public long mismatch(long one, long other, long length) {
                throw new AssertionError("not asked for");
            }
        };
        byte[] record = random(64);
        byte[] before = record.clone();
        assertThatIllegalStateException()
                .isThrownBy(() -> context.flat(goes, record, 0))
                .withMessage("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> context.tree(goes, 8, record, 0))
                .withMessage("closed");
        assertThat(record).isEqualTo(before);
        context.flat(data, record);
        assertThat(record).isEqualTo(WitnessRecord.encode(Witnesses.flat(data)));
        context.tree(data, 8, record);
        assertThat(record).isEqualTo(WitnessRecord.encode(Witnesses.treeWitness(data, 8)));

        WitnessTree.Builder builder = new WitnessTree.Builder(8);
        assertThatIllegalStateException().isThrownBy(() -> builder.update(goes)).withMessage("closed");
        assertRefused(ErrorCode.STATE, builder::build);
        assertRefused(ErrorCode.STATE, () -> builder.update(data));
    }

    @Test
    void recordMayLieInTheData() {
        byte[] data = random(1_000);
        byte[] expected = WitnessRecord.encode(Witnesses.flat(data));
        context.flat(data, 0, data.length, data, 500);
        assertThat(Arrays.copyOfRange(data, 500, 564)).isEqualTo(expected);
    }

    /**
     * Such a caller gets a witness of no single moment, or a refusal that names the argument; never another exception.
     */
    @Test
    void memoryAndRecordsMayChangeMeanwhile() {
        byte[] data = random(100_000);
        byte[] record = WitnessRecord.encode(Witnesses.treeWitness(data, 8));
        byte[][] entries = {data, data, data};
        AtomicBoolean done = new AtomicBoolean();
        Threads.race(2, i -> () -> {
            if (i == 0) {
                for (int at = 0; !done.get(); at = (at + 4_099) % data.length) {
                    data[at]++;
                    record[at % 64]++;
                    entries[at % 3] = at % 2 == 0 ? data : new byte[at % 5];
                }
                return null;
            }
            try {
                for (int round = 0; round < 200; round++) {
                    refusedOrNot(() -> context.verify(data, record));
                    refusedOrNot(() -> context.flat(entries, new byte[192]));
                    refusedOrNot(() -> context.sum(entries, new int[3]));
                }
            } finally {
                done.set(true);
            }
            return null;
        });
    }

    private static void refusedOrNot(Runnable call) {
        try {
            call.run();
        } catch (AtlasException e) {
            assertThat(e.code()).isIn(ErrorCode.INVALID, ErrorCode.WITNESS, ErrorCode.CONSERVATION);
        }
    }

    @Test
    void steadyStateAllocatesNothing() {
        byte[] data = random(40_000);
        byte[] parts = random(270_000);
        Region direct = Region.of(ByteBuffer.allocateDirect(parts.length).put(0, parts));
        byte[][] entries = new byte[40][];
        Arrays.setAll(entries, i -> random(1_000 + i / 20));
        byte[] records = new byte[40 * 64];
        byte[] flat = WitnessRecord.encode(Witnesses.flat(data));
        byte[] tree = WitnessRecord.encode(Witnesses.treeWitness(parts, 12));
        int[] sums = new int[40];
        assertAllocatesNothing("flat", () -> context.flat(data, records));
        assertAllocatesNothing("flat, small", () -> context.flat(data, 7, 100, records, 0));
        assertAllocatesNothing("tree", () -> context.tree(data, 12, records));
        assertAllocatesNothing("tree, direct", () -> context.tree(direct, 12, records, 0));
        assertAllocatesNothing("tree, small", () -> context.tree(data, 7, 1_000, 8, records, 0));
        assertAllocatesNothing("verify flat", () -> context.verify(data, flat));
        assertAllocatesNothing("verify tree", () -> context.verify(direct, tree, 0));
        assertAllocatesNothing("batch of sums", () -> context.sum(entries, sums));
        assertAllocatesNothing("batch of witnesses", () -> context.flat(entries, records));
    }

    /** Repeats until a run allocates nothing at all: before that the JVM warms up. */
    private static void assertAllocatesNothing(String what, Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        long allocated;
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                call.run();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        } while (allocated != 0 && System.nanoTime() < end);
        assertThat(allocated).as("bytes allocated by 1,000 calls of %s", what).isZero();
    }
}
