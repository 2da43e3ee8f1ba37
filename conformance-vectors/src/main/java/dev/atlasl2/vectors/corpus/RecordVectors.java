package dev.atlasl2.vectors.corpus;

import dev.atlasl2.spec.Witness;
import dev.atlasl2.spec.reference.WitnessRecordReference;
import dev.atlasl2.vectors.Json;
import dev.atlasl2.vectors.Recipe;
import dev.atlasl2.vectors.oracle.WitnessJson;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Family record (clause S13). */
final class RecordVectors {
    private final FamilyInputs inputs;

    private RecordVectors(FamilyInputs inputs) {
        this.inputs = inputs;
    }

    static void fill(FamilyInputs inputs) {
        RecordVectors family = new RecordVectors(inputs);
        family.layouts();
        family.encodeRefusals();
        family.decodeRefusals();
        family.everyByte();
        family.forms();
    }

    /** Each byte of the fields has a different value, in two vectors: lost, moved and confused bytes are detected. */
    private void everyByte() {
        both(
                "every-byte",
                new Witness(
                        Witness.Kind.TREE,
                        9,
                        Recipe.ramp(101, 1, 256, 32).expand(),
                        0xf1f2f3f4f5f6f7f8L,
                        94,
                        0xe1e2e3e4e5e6e7e8L,
                        0xd9),
                "");
        both(
                "every-byte-but-high-bits",
                new Witness(
                        Witness.Kind.FLAT,
                        0,
                        Recipe.ramp(70, 1, 128, 32).expand(),
                        0x2122232425262728L,
                        81,
                        0x3132333435363738L,
                        0x47),
                "");
        byte[] record = WitnessRecordReference.encode(flat(5, 1, 7, 3));
        for (int length : new int[] {62, 66, 256 + 64, 65_536 + 64}) {
            decode("bytes-" + length, Arrays.copyOf(record, length), "");
        }
    }

    private void decodeForm(String slug, ObjectNode in, String note) {
        inputs.core("decode-form-" + slug, "S13.2", "recordDecode", in, note);
    }

    private void forms() {
        String note = "bytes that are not lower-case hex are like absent ones";
        String right = Inputs.hex(WitnessRecordReference.encode(flat(5, 1, 7, 3)));
        decodeForm("upper-case", Json.object().put("record", right.toUpperCase(Locale.ROOT)), note);
        decodeForm("digit-less", Json.object().put("record", right.substring(1)), "");
        decodeForm("digit-more", Json.object().put("record", right + "0"), "");
        decodeForm("no-digit", Json.object().put("record", right.substring(0, 127) + "g"), "");
        decodeForm("space", Json.object().put("record", right.substring(0, 126) + " 0"), "");
        decodeForm("number", Json.object().put("record", 64), "");
        WitnessInputs.forms(WitnessJson.write(flat(5, 1, 7, 3))).forEach((name, witness) -> {
            if (!name.startsWith("timestamp") && !name.endsWith("absent")) {
                encodeRefused("form-" + name, witness, "");
            }
        });
    }

    private static Witness flat(long length, int resonance, long timestamp, int flags) {
        return new Witness(
                Witness.Kind.FLAT, 0, Recipe.ramp(1, 1, 256, 32).expand(), length, resonance, timestamp, flags);
    }

    private static Witness tree(int k) {
        return new Witness(Witness.Kind.TREE, k, Recipe.random(k, 32).expand(), 1L << k, k, 0, 0);
    }

    private void layouts() {
        both("simple", flat(12_288, 0, 0, 0), "a structure");
        both("digest-zero", new Witness(Witness.Kind.FLAT, 0, new byte[32], 1, 0, 0, 0), "");
        both(
                "every-field",
                new Witness(
                        Witness.Kind.TREE,
                        13,
                        Recipe.random(9, 32).expand(),
                        0x0102030405060708L,
                        95,
                        0x1112131415161718L,
                        0xa5),
                "little-endian: the low byte comes first");
        for (long length :
                new long[] {1, 255, 256, 65_536, 1L << 31, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1
                }) {
            both("length-" + Long.toUnsignedString(length), flat(length, 1, 0, 0), "lengths are unsigned, 64 bits");
        }
        for (long time :
                new long[] {1, 256, 1L << 32, 1_790_000_000_123_456_789L, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            both(
                    "timestamp-" + Long.toUnsignedString(time),
                    flat(5, 1, time, 0),
                    "nanoseconds since 1970, unsigned, 64 bits");
        }
        for (int resonance : new int[] {1, 32, 64, 94, 95}) {
            both("resonance-" + resonance, flat(5, resonance, 0, 0), "");
        }
        for (int flags : new int[] {1, 2, 127, 128, 255}) {
            both("flags-" + flags, flat(5, 1, 0, flags), "all flags are kept");
        }
        for (int k = 8; k <= 16; k++) {
            both("tree-k-" + k, tree(k), "");
        }
    }

    private void both(String slug, Witness witness, String note) {
        inputs.core(
                "encode-" + slug,
                "S13.1",
                "recordEncode",
                Inputs.set(Json.object(), "witness", WitnessJson.write(witness)),
                note);
        inputs.core(
                "decode-" + slug,
                "S13.1",
                "recordDecode",
                Json.object().put("record", Inputs.hex(WitnessRecordReference.encode(witness))),
                note);
    }

    private void encodeRefused(String slug, ObjectNode witness, String note) {
        inputs.core(
                "encode-refused-" + slug, "S13.1", "recordEncode", Inputs.set(Json.object(), "witness", witness), note);
    }

    private void encodeRefusals() {
        ObjectNode right = WitnessJson.write(flat(5, 1, 0, 0));
        encodeRefused("length-0", right.deepCopy().put("length", "0"), "no region is empty");
        encodeRefused("resonance-96", right.deepCopy().put("resonance", 96), "");
        encodeRefused("resonance-255", right.deepCopy().put("resonance", 255), "");
        encodeRefused("flags-256", right.deepCopy().put("flags", 256), "");
        encodeRefused("flat-k-12", right.deepCopy().put("k", 12), "");
        encodeRefused("tree-k-0", right.deepCopy().put("kind", "tree"), "");
        encodeRefused("tree-k-7", right.deepCopy().put("kind", "tree").put("k", 7), "");
        encodeRefused("tree-k-17", right.deepCopy().put("kind", "tree").put("k", 17), "");
        encodeRefused("short-digest", right.deepCopy().put("digest", "00"), "");
        encodeRefused("null", null, "");
    }

    private void decode(String slug, byte[] record, String note) {
        inputs.core("decode-" + slug, "S13.2", "recordDecode", Json.object().put("record", Inputs.hex(record)), note);
    }

    private static byte[] with(byte[] record, int at, int value) {
        byte[] other = record.clone();
        other[at] = (byte) value;
        return other;
    }

    private void decodeRefusals() {
        byte[] flat = WitnessRecordReference.encode(flat(5, 1, 7, 0));
        byte[] tree = WitnessRecordReference.encode(tree(12));
        for (int resonance : new int[] {95, 96, 97, 128, 255}) {
            decode("resonance-byte-" + resonance, with(flat, 48, resonance), "a resonance is 0..95");
        }
        for (int kind : new int[] {2, 3, 127, 128, 255}) {
            decode("kind-" + kind, with(flat, 49, kind), "0 flat, 1 tree, nothing else");
        }
        for (int k : new int[] {1, 8, 12, 128, 255}) {
            decode("flat-with-k-" + k, with(flat, 50, k), "k is 0 for flat");
        }
        for (int k : new int[] {0, 1, 7, 8, 16, 17, 128, 136, 140, 255}) {
            decode("tree-with-k-" + k, with(tree, 50, k), "k is 8..16 for tree");
        }
        for (int at = 52; at < 64; at++) {
            decode("tail-" + at, with(flat, at, at % 2 == 0 ? 1 : 128), "the tail is zeros");
        }
        decode("length-0", with(flat, 32, 0), "no region is empty");
        decode("length-only-high-byte", with(with(flat, 32, 0), 39, 1), "2^56 is a length");
        for (int length : new int[] {0, 1, 32, 63, 65, 128}) {
            decode("bytes-" + length, Arrays.copyOf(flat, length), "a record has 64 bytes");
        }
        inputs.core("decode-null", "S1.5", "recordDecode", Json.object(), "");
    }
}
