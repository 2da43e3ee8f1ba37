package dev.atlasl2.files;

import dev.atlasl2.WitnessRecord;
import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a witness file line by line (jvm/files/README.md). It refuses a line with an IllegalArgumentException whose
 * message says what is wrong with it.
 */
final class WitnessFileParser {
    private static final String HEAD = "atlas-l2-witnesses";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private boolean isOpen;
    private boolean isEnded;
    /** Whether a line was refused: then the number of files cannot be checked any more. */
    private boolean isDamaged;

    private boolean isLastBad;
    private boolean areLeavesLost;
    private long files;
    private LeafList leaves;

    /** Returns whether the first line was right. If so, all lines can be read, even if some of them are wrong. */
    boolean isOpen() {
        return isOpen;
    }

    /**
     * Takes the next line and returns the entry that it ends; null if it ends none. After a refusal the next line can
     * be read.
     */
    Entry line(String text) {
        long before = files;
        try {
            Entry entry = entry(text);
            isLastBad = false;
            return entry;
        } catch (IllegalArgumentException e) {
            isDamaged = true;
            isLastBad = true;
            leaves = null;
            areLeavesLost = files == before; // of the next record, unless this was one
            throw e;
        }
    }

    private Entry entry(String text) {
        JsonNode line = json(text);
        if (isEnded) {
            throw new IllegalArgumentException("comes after the line that ends a witness file");
        }
        if (!isOpen) {
            open(line);
            return null;
        }
        Set<String> names = Set.copyOf(line.propertyNames());
        if (names.equals(Set.of("leaves"))) {
            takeLeaves(text(line, "leaves"));
            return null;
        }
        if (names.equals(Set.of("files"))) {
            end(line.get("files"));
            return null;
        }
        if (!names.equals(Set.of("file", "record"))) {
            throw new IllegalArgumentException("must hold leaves, or file and record, or files, got " + names);
        }
        files++;
        return entry(text(line, "file"), text(line, "record"));
    }

    /** Must be called after the last line. */
    void finish() {
        if (!isEnded && !isLastBad) {
            throw new IllegalArgumentException(
                    "is the last, but the line that ends a witness file is missing: truncated");
        }
    }

    private void open(JsonNode line) {
        if (!Set.copyOf(line.propertyNames()).equals(Set.of(HEAD))) {
            throw new IllegalArgumentException("must be {\"" + HEAD + "\":" + WitnessFile.VERSION + "}");
        }
        JsonNode version = line.get(HEAD);
        if (!version.isInt() || version.intValue() != WitnessFile.VERSION) {
            throw new IllegalArgumentException(
                    "says version " + version + " of witness files; this program reads " + WitnessFile.VERSION);
        }
        isOpen = true;
    }

    private void takeLeaves(String base64) {
        if (areLeavesLost) {
            return;
        }
        byte[] hashes;
        try {
            hashes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("leaves must be in Base64: " + e.getMessage(), e);
        }
        if (hashes.length == 0 || hashes.length % Limits.DIGEST_BYTES != 0) {
            throw new IllegalArgumentException("leaves must be hashes of 32 bytes, got " + hashes.length + " bytes");
        }
        if (leaves == null) {
            leaves = new LeafList();
        }
        if (hashes.length > LeafList.PIECE * Limits.DIGEST_BYTES || leaves.count() % LeafList.PIECE != 0) {
            throw new IllegalArgumentException(
                    "leaves must come " + LeafList.PIECE + " a line, fewer in the last alone");
        }
        leaves.add(hashes);
    }

    private Entry entry(String file, String hex) {
        Witness witness;
        try {
            witness = WitnessRecord.decode(HexFormat.of().parseHex(hex));
        } catch (AtlasException e) {
            throw new IllegalArgumentException("record: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("record must be 64 bytes in hexadecimal", e);
        }
        LeafList own = leaves;
        leaves = null;
        areLeavesLost = false;
        if (own != null) {
            requireLeavesOf(witness, own);
        }
        return new Entry.Witnessed(file, witness, own);
    }

    private static void requireLeavesOf(Witness witness, LeafList leaves) {
        if (witness.kind() != Witness.Kind.TREE) {
            throw new IllegalArgumentException("record must be that of a tree, whose leaves came before it");
        }
        long expected = ((witness.length() - 1) >>> witness.leafLog2()) + 1;
        if (leaves.count() != expected) {
            throw new IllegalArgumentException("the record's tree has " + expected + " leaves, got " + leaves.count());
        }
        if (!Arrays.equals(leaves.root(), witness.digest())) {
            throw new IllegalArgumentException(
                    "the leaves do not add up to the record's digest: one of both was altered");
        }
    }

    private void end(JsonNode count) {
        isEnded = true;
        if (leaves != null) {
            throw new IllegalArgumentException("must be a record, whose leaves came before it");
        }
        if (!isDamaged && (!count.isIntegralNumber() || count.longValue() != files)) {
            throw new IllegalArgumentException("says " + count + " files, got " + files);
        }
    }

    private static JsonNode json(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.isObject()) {
                return line;
            }
        } catch (JacksonException e) {
            boolean isTwice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            String place = e.getLocation() == null
                    ? ""
                    : ", at column " + e.getLocation().getColumnNr();
            throw new IllegalArgumentException("is not JSON" + place + (isTwice ? ": a name comes twice" : ""), e);
        }
        throw new IllegalArgumentException("must be a JSON object");
    }

    private static String text(JsonNode line, String name) {
        JsonNode value = line.get(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " must be a string, got " + value.getNodeType());
        }
        return value.stringValue();
    }
}
