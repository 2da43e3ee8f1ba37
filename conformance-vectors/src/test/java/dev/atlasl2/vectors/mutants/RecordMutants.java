package dev.atlasl2.vectors.mutants;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.vectors.oracle.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong records: byte orders, swapped fields, checks that are left out. */
final class RecordMutants {
    private final List<Mutant> mutants = new ArrayList<>();

    static List<Mutant> all() {
        RecordMutants all = new RecordMutants();
        all.records();
        return all.mutants;
    }

    private void encode(String name, UnaryOperator<byte[]> change) {
        mutants.add(Mutant.of(
                "encode-" + name,
                new Operations() {
                    @Override
                    public byte[] recordEncode(Witness witness) {
                        return change.apply(Operations.super.recordEncode(witness));
                    }
                },
                "recordEncode"));
        mutants.add(Mutant.of(
                "decode-" + name,
                new Operations() {
                    @Override
                    public Witness recordDecode(byte[] record) {
                        return Operations.super.recordDecode(
                                record == null || record.length != 64 ? record : change.apply(record.clone()));
                    }
                },
                "recordDecode"));
    }

    private static byte[] reversed(byte[] record, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            byte swap = record[i];
            record[i] = record[j];
            record[j] = swap;
        }
        return record;
    }

    private void records() {
        encode("length-big-endian", record -> reversed(record, 32, 40));
        encode("timestamp-big-endian", record -> reversed(record, 40, 48));
        encode("digest-turned", record -> reversed(record, 0, 32));
        encode("length-and-timestamp-swapped", record -> {
            byte[] swapped = record.clone();
            System.arraycopy(record, 32, swapped, 40, 8);
            System.arraycopy(record, 40, swapped, 32, 8);
            return swapped;
        });
        for (int from = 48; from < 51; from++) {
            int at = from;
            encode("bytes-" + at + "-swapped", record -> reversed(record, at, at + 2));
        }
        for (int from : new int[] {36, 37, 38, 39, 44, 45, 46, 47}) {
            int at = from;
            encode("byte-" + at + "-zero", record -> {
                record[at] = 0;
                return record;
            });
        }
        encode("flags-only-bit-0", record -> {
            record[51] &= 1;
            return record;
        });
        for (int at = 52; at < 64; at++) {
            int unchecked = at;
            mutants.add(Mutant.of(
                    "decode-tail-" + at + "-unchecked",
                    new Operations() {
                        @Override
                        public Witness recordDecode(byte[] record) {
                            if (record == null || record.length != 64) {
                                return Operations.super.recordDecode(record);
                            }
                            byte[] cleared = record.clone();
                            cleared[unchecked] = 0;
                            return Operations.super.recordDecode(cleared);
                        }
                    },
                    "recordDecode"));
        }
        decodeFixing("kind-masked", 49, 1);
        decodeFixing("kind-sign-lost", 49, 127);
        decodeFixing("resonance-sign-lost", 48, 127);
        decodeFixing("k-sign-lost", 50, 127);
        decodeFixing("k-masked", 50, 15);
        mutants.add(Mutant.of(
                "decode-longer-accepted",
                new Operations() {
                    @Override
                    public Witness recordDecode(byte[] record) {
                        return Operations.super.recordDecode(
                                record == null || record.length < 64 ? record : Arrays.copyOf(record, 64));
                    }
                },
                "recordDecode"));
        mutants.add(Mutant.of(
                "decode-shorter-accepted",
                new Operations() {
                    @Override
                    public Witness recordDecode(byte[] record) {
                        return Operations.super.recordDecode(
                                record == null || record.length > 64 || record.length < 52
                                        ? record
                                        : Arrays.copyOf(record, 64));
                    }
                },
                "recordDecode"));
        mutants.add(Mutant.of(
                "decode-length-0-accepted",
                new Operations() {
                    @Override
                    public Witness recordDecode(byte[] record) {
                        if (record == null || record.length != 64) {
                            return Operations.super.recordDecode(record);
                        }
                        byte[] one = record.clone();
                        one[32] |= 1;
                        Witness right = Operations.super.recordDecode(one);
                        long length = right.length() & ~1L | record[32] & 1;
                        return new Witness(
                                right.kind(),
                                right.leafLog2(),
                                right.digest(),
                                length,
                                right.resonance(),
                                right.timestamp(),
                                right.flags());
                    }
                },
                "recordDecode"));
    }

    private void decodeFixing(String name, int at, int mask) {
        mutants.add(Mutant.of(
                "decode-" + name,
                new Operations() {
                    @Override
                    public Witness recordDecode(byte[] record) {
                        if (record == null || record.length != 64) {
                            return Operations.super.recordDecode(record);
                        }
                        byte[] masked = record.clone();
                        masked[at] &= (byte) mask;
                        return Operations.super.recordDecode(masked);
                    }
                },
                "recordDecode"));
    }
}
