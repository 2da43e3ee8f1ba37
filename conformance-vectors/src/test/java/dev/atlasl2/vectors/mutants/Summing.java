package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.ErrorCode;
import dev.atlasl2.spec.reference.BatchReference;
import dev.atlasl2.vectors.oracle.CachedBuffer;
import dev.atlasl2.vectors.oracle.Operations;
import dev.atlasl2.vectors.oracle.SumStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Every operation that sums, over one wrong total. Refusals are the reference's. */
record Summing(ToLongFunction<byte[]> total, int modulus) implements Operations {
    @Override
    public int sum(byte[] data) {
        return data == null ? Operations.super.sum(null) : (int) Math.floorMod(total.applyAsLong(data), (long) modulus);
    }

    @Override
    public boolean check(byte[] data) {
        return sum(data) == 0;
    }

    @Override
    public boolean windowCheck(byte[] data) {
        Operations.super.windowCheck(data);
        return check(data);
    }

    @Override
    public int delta(byte[] before, byte[] after) {
        Operations.super.delta(before, after);
        return Math.floorMod(sum(after) - sum(before), modulus);
    }

    @Override
    public int deltaRange(long sum, byte[] old, byte[] now) {
        Operations.super.deltaRange(sum, old, now);
        return (int) Math.floorMod(sum + sum(now) - sum(old), (long) modulus);
    }

    @Override
    public List<Integer> batchSum(List<byte[]> entries) {
        BatchReference.sum(entries);
        return entries.stream().map(this::sum).toList();
    }

    @Override
    public List<Integer> batchDelta(List<BatchReference.Change> entries) {
        BatchReference.delta(entries);
        return entries.stream()
                .map(entry -> delta(entry.before(), entry.after()))
                .toList();
    }

    @Override
    public List<Boolean> batchCheck(List<byte[]> entries) {
        BatchReference.check(entries);
        return entries.stream().map(this::check).toList();
    }

    @Override
    public SumStream stream() {
        return new SumStream.Reference() {
            @Override
            public void update(byte[] data) {
                merge(Summing.this.sum(data) % 96);
            }
        };
    }

    @Override
    public CachedBuffer buffer(byte[] data) {
        return new CachedBuffer.Reference(data) {
            private boolean unread = true;

            @Override
            public int sum() {
                int right = super.sum();
                int answer = unread ? Summing.this.sum(data) : right;
                unread = false;
                return answer;
            }
        };
    }

    @Override
    public void copy(byte[] memory, int offset, int length, byte[] src) {
        if (src == null || src.length != length) {
            Operations.super.copy(memory, offset, length, src);
            return;
        }
        if (!check(src)) {
            throw new AtlasException(ErrorCode.CONSERVATION, "src must be conserved");
        }
        System.arraycopy(src, 0, memory, offset, length);
    }

    @Override
    public void copyWithin(byte[] data, long from, long to, long length) {
        Operations.super.copyWithin(new byte[data.length], from, to, length); // zeros: only the ranges can be refused
        if (!check(Arrays.copyOfRange(data, (int) from, (int) (from + length)))) {
            throw new AtlasException(ErrorCode.CONSERVATION, "the source range must be conserved");
        }
        System.arraycopy(data, (int) from, data, (int) to, (int) length);
    }
}
