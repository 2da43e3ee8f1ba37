package dev.atlasl2.files;

import dev.atlasl2.spec.AtlasException;
import dev.atlasl2.spec.Limits;
import dev.atlasl2.spec.Witness;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of text that {@code atlas sum} and {@code atlas witness} print and read back.
 *
 * <pre>
 * RESIDUE LENGTH conserved|not-conserved  NAME
 * DIGEST flat|tree:LEAFBYTES LENGTH RESIDUE  NAME
 * </pre>
 *
 * The digest is in hexadecimal, lengths are in bytes; two spaces precede the name, which {@link Names} escapes unless
 * lines end with NUL.
 */
final class Lines {
    private final boolean endWithNul;

    /** Created when the first line is read back, so that commands that only print start faster. */
    private static final class Patterns {
        static final Pattern SUM =
                Pattern.compile("(\\d{1,2}) (\\d{1,18}) (conserved|not-conserved)  (.+)", Pattern.DOTALL);
        static final Pattern WITNESS =
                Pattern.compile("([0-9a-f]{64}) (flat|tree:(\\d{3,5})) (\\d{1,18}) (\\d{1,2})  (.+)", Pattern.DOTALL);
    }

    Lines(boolean endWithNul) {
        this.endWithNul = endWithNul;
    }

    /** Returns what ends a line. */
    char end() {
        return endWithNul ? '\0' : '\n';
    }

    String sum(String file, long length, int residue) {
        return line(residue + " " + length + " " + mark(residue), file);
    }

    String witness(String file, Witness witness) {
        return line(
                HexFormat.of().formatHex(witness.digest()) + " " + kind(witness) + " " + witness.length() + " "
                        + witness.resonance(),
                file);
    }

    /** Returns what {@code atlas sum} calls a sum. */
    static String mark(int residue) {
        return residue == 0 ? "conserved" : "not-conserved";
    }

    /**
     * Reads a line, without its end.
     *
     * @throws IllegalArgumentException whose message says what is wrong
     */
    Entry parse(String text) {
        boolean isEscaped = !endWithNul && text.startsWith("\\");
        String line = isEscaped ? text.substring(1) : text;
        Matcher sum = Patterns.SUM.matcher(line);
        if (sum.matches()) {
            int residue = residue(sum.group(1));
            if (!mark(residue).equals(sum.group(3))) {
                throw new IllegalArgumentException("a sum of " + residue + " is not \"" + sum.group(3) + '"');
            }
            return new Entry.Sum(file(sum.group(4), isEscaped), Long.parseLong(sum.group(2)), residue);
        }
        Matcher found = Patterns.WITNESS.matcher(line);
        if (found.matches()) {
            return new Entry.Witnessed(file(found.group(6), isEscaped), witness(found), null);
        }
        throw new IllegalArgumentException("is neither a line of atlas sum nor one of atlas witness");
    }

    private static Witness witness(Matcher found) {
        long length = Long.parseLong(found.group(4));
        if (length == 0) {
            throw new IllegalArgumentException("a witness has a length of at least 1 byte (clause S11.2)");
        }
        try {
            byte[] digest = HexFormat.of().parseHex(found.group(1));
            int residue = residue(found.group(5));
            return found.group(3) == null
                    ? new Witness(Witness.Kind.FLAT, 0, digest, length, residue, 0, 0)
                    : new Witness(Witness.Kind.TREE, leafLog2(found.group(3)), digest, length, residue, 0, 0);
        } catch (AtlasException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Returns the logarithm of a leaf's length.
     *
     * @throws IllegalArgumentException if it is not a power of two from 256 to 65,536
     */
    static int leafLog2(String bytes) {
        for (int log2 = Limits.MIN_LEAF_LOG2; log2 <= Limits.MAX_LEAF_LOG2; log2++) {
            if (bytes.equals(Integer.toString(1 << log2))) {
                return log2;
            }
        }
        throw new IllegalArgumentException("a leaf must have 256, 512, ... or 65536 bytes, got " + bytes);
    }

    static String kind(Witness witness) {
        return witness.kind() == Witness.Kind.FLAT ? "flat" : "tree:" + (1 << witness.leafLog2());
    }

    private String line(String fields, String file) {
        boolean escape = !endWithNul && Names.needEscapes(file);
        return (escape ? "\\" : "") + fields + "  " + (escape ? Names.escaped(file) : file) + end();
    }

    private static int residue(String digits) {
        int residue = Integer.parseInt(digits);
        if (residue >= Limits.MODULUS) {
            throw new IllegalArgumentException("a sum is 0..95, got " + residue);
        }
        return residue;
    }

    private static String file(String text, boolean isEscaped) {
        return isEscaped ? Names.unescaped(text) : text;
    }
}
